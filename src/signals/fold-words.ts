/** Text as its words, so that "Café-Terrasse" and "cafe terrasse" are the same. */

/** [SG14] Lower-case words without diacritics; whatever is neither letter nor digit, hyphens too, only separates. */
export function foldWords(text: string): readonly string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}
