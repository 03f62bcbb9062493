/** Which tags of the catalog a search names. */
import { foldWords } from './fold-words.ts'

/** The tag keys that a query text names, ascending; empty when it names none. */
export type QueryTagReader = (queryText: string) => readonly string[]

/**
 * [SG14] A reader for the tags of a catalog: a query names a tag when the words of the tag's label occur in it, whole
 * and in a row. `tagKeys` is asked at the first query, so a visitor who never searches costs nothing. Cost: O(tags) at
 * first, then O(words of the query · words of the longest label) a query.
 */
export function createQueryTagReader(tagKeys: () => Iterable<string>): QueryTagReader {
  let labels: LabelIndex | undefined
  return (queryText) => {
    labels ??= indexLabels(tagKeys())
    const words = foldWords(queryText)
    const named = new Set<string>()
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + labels.longest); to++) {
        for (const key of labels.keys.get(words.slice(from, to).join(' ')) ?? []) named.add(key)
      }
    }
    return [...named].toSorted()
  }
}

interface LabelIndex {
  /** Tag keys by the words of their label, joined by spaces. */
  readonly keys: ReadonlyMap<string, readonly string[]>
  /** Words of the longest label. */
  readonly longest: number
}

function indexLabels(tagKeys: Iterable<string>): LabelIndex {
  const keys = new Map<string, string[]>()
  let longest = 0
  for (const key of tagKeys) {
    const words = foldWords(key.slice(key.indexOf(':') + 1))
    if (words.length === 0) continue
    longest = Math.max(longest, words.length)
    const label = words.join(' ')
    keys.set(label, [...(keys.get(label) ?? []), key])
  }
  return { keys, longest }
}
