/** Which tags of the catalog a search names. */
import { foldWords } from './fold-words.ts'

/** The tag keys that a query text names, ascending; empty when it names none. */
export type QueryTagReader = (queryText: string) => readonly string[]

/**
 * [SG14] A reader for the tags of a catalog: a query names a tag when the words of the tag's label occur in it, whole
 * and in a row. Cost: O(tags) to make, O(words of the query · words of the longest label) to read.
 */
export function createQueryTagReader(tagKeys: Iterable<string>): QueryTagReader {
  const keysByLabel = new Map<string, string[]>()
  let longest = 0
  for (const key of tagKeys) {
    const words = foldWords(key.slice(key.indexOf(':') + 1))
    if (words.length === 0) continue
    longest = Math.max(longest, words.length)
    const label = words.join(' ')
    keysByLabel.set(label, [...(keysByLabel.get(label) ?? []), key])
  }

  return (queryText) => {
    const words = foldWords(queryText)
    const named = new Set<string>()
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) {
        for (const key of keysByLabel.get(words.slice(from, to).join(' ')) ?? []) named.add(key)
      }
    }
    return [...named].toSorted()
  }
}
