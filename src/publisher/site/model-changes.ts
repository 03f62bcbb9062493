/** Which model files differ between two catalogs, or two releases. */

/** A model file that only the later one has, that is another, or that is gone. */
export interface ModelChange {
  readonly path: string
  readonly change: 'added' | 'changed' | 'removed'
}

/** A file as a manifest of a catalog (`sha256`) or of a release (`fileSha256`) names it. */
type NamedFile = { readonly path: string } & ({ readonly fileSha256: string } | { readonly sha256: string })

/** Ascending by name; [] where both have the same. */
export function modelChanges(
  before: readonly NamedFile[] = [],
  after: readonly NamedFile[] = [],
): readonly ModelChange[] {
  const old = new Map(before.map((file) => [file.path, digestOf(file)]))
  const now = new Map(after.map((file) => [file.path, digestOf(file)]))
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((path): readonly ModelChange[] => {
    if (old.get(path) === now.get(path)) return []
    if (!old.has(path)) return [{ path, change: 'added' }]
    return [{ path, change: now.has(path) ? 'changed' : 'removed' }]
  })
}

/** Of the file itself: a release has that of the object beside it. */
function digestOf(file: NamedFile): string {
  return 'fileSha256' in file ? file.fileSha256 : file.sha256
}
