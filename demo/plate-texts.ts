/** The records of all plates as they lie in the museum's folder: one chunk of the build, read while the vault starts. */
export const plateTexts: readonly string[] = Object.values(
  import.meta.glob<string>('./museum/plates/*.ndjson', { query: '?raw', import: 'default', eager: true }),
)
