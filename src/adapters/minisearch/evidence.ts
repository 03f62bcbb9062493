/** Where a content answers a search, and what each field gave. */
import type { Content } from '../../contracts/content.ts'
import type { FieldMatch, SearchField, TextRange } from '../../contracts/search-result.ts'
import type { FieldShare, LexicalEvidence } from '../../ports/lexical-index.ts'
import { readWords } from './read-words.ts'
import { FIELD_WORTH, SEARCH_FIELDS, textsOf } from './searched-texts.ts'

/** What a further find of a word in the same field adds: k1 of BM25. Source: Robertson and Zaragoza 2009. */
const SATURATION = 1.2

/**
 * [SE4] The ranges of `worth`'s words in the content, and each field's share: sum over the words of worth of the field ·
 * worth of the word · n / (n + 1.2), divided by the sum of all fields. `worth`: the folded words found, each above 0.
 */
export function evidenceIn(content: Content, worth: ReadonlyMap<string, number>): LexicalEvidence {
  const found = SEARCH_FIELDS.flatMap((field) => {
    const { matches, weight } = inField(content, field, worth)
    return weight > 0 ? [{ field, matches, weight }] : []
  }).toSorted((a, b) => b.weight - a.weight)
  const sum = found.reduce((total, { weight }) => total + weight, 0)
  const shares: FieldShare[] = found.map(({ field, weight }) => ({ field, share: weight / sum }))
  return { shares, matches: found.flatMap(({ matches }) => matches) }
}

function inField(
  content: Content,
  field: SearchField,
  worth: ReadonlyMap<string, number>,
): { readonly matches: readonly FieldMatch[]; readonly weight: number } {
  const times = new Map<string, number>()
  const matches: FieldMatch[] = []
  for (const [index, text] of textsOf(content, field).entries()) {
    const ranges: TextRange[] = []
    for (const { word, start, end } of readWords(text)) {
      if (!worth.has(word)) continue
      times.set(word, (times.get(word) ?? 0) + 1)
      addRange(ranges, start, end)
    }
    if (ranges.length > 0) matches.push({ field, ...(field === 'tags' ? { index } : {}), ranges })
  }
  let weight = 0
  for (const [word, n] of times) weight += ((worth.get(word) ?? 0) * n) / (n + SATURATION)
  return { matches, weight: FIELD_WORTH[field] * weight }
}

/** Words come in order; those of scripts without spaces overlap, and become one range. */
function addRange(ranges: TextRange[], start: number, end: number): void {
  const last = ranges.at(-1)
  if (last && last[1] >= start) ranges[ranges.length - 1] = [last[0], Math.max(last[1], end)]
  else ranges.push([start, end])
}
