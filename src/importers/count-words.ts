/** Counts the words of a text, which decide its expected reading time. */

/**
 * Runs between white space that hold a letter or a digit. Languages written without spaces need a `wordCount` of their
 * own in the record.
 */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length
}
