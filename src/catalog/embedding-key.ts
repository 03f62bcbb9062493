/** The name under which the vector of a text is kept, by a build and on a device: the same everywhere (SPEC PB6, GC5). */

/** What SHA-256 is taken of. A model's id holds no line feed, so no two pairs give the same text. */
export function embeddingKeyText(modelId: string, text: string): string {
  return `${modelId}\n${text}`
}
