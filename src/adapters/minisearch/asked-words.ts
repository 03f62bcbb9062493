/** What a text asks for: its distinct words, cut to what a search reads. */
import { foldedWords, isUnspaced } from './read-words.ts'
import type { WordCounts } from './word-counts.ts'

/** UTF-16 units of a search that are read; a page of text is no search, and every word costs time. Docent's own. */
export const MOST_CHARACTERS = 1000
/** Letters from which a word's longer forms are looked for: one letter begins half the catalog. */
const UNFINISHED_FROM = 2
/** Distinct words that are looked for, the rarest of them. Docent's own. */
const MOST_WORDS = 24
/** The same where every word is common: each would be looked up in much of the catalog. */
const MOST_COMMON_WORDS = 2

/** Letters from which a swap is undone. */
const SWAPPED_FROM = 4

export interface AskedWords {
  /** In the order of the text. */
  readonly words: readonly string[]
  /** The last word of the text, when it may still be half typed. */
  readonly unfinished: string | undefined
  readonly cut: boolean
}

/** [SE3] Common words are passed over where there are rarer ones; swapped letters are put right. */
export function askedWords(text: string, counts: WordCounts): AskedWords {
  const cut = text.length > MOST_CHARACTERS
  const all = foldedWords(cut ? text.slice(0, MOST_CHARACTERS) : text)
  const distinct = [...new Set(all.map((word) => unswapped(word, counts)))]
  const rare = distinct.filter((word) => !counts.isCommon(word))
  const kept = rare.length === 0 ? rarest(distinct, MOST_COMMON_WORDS, counts) : rarest(rare, MOST_WORDS, counts)
  const last = all.at(-1)
  return { words: kept, unfinished: last !== undefined && isUnfinished(last, text, cut) ? last : undefined, cut }
}

/** The rarest `most` words, in the order given. */
function rarest(words: readonly string[], most: number, counts: WordCounts): readonly string[] {
  if (words.length <= most) return words
  const byRarity = words.toSorted((a, b) => counts.rarity(b) - counts.rarity(a) || (a < b ? -1 : 1))
  const kept = new Set(byRarity.slice(0, most))
  return words.filter((word) => kept.has(word))
}

/** A word that was cut, or that something else follows, is finished. */
function isUnfinished(last: string, text: string, cut: boolean): boolean {
  return !cut && (last.length >= UNFINISHED_FROM || isUnspaced(last)) && /[\p{L}\p{N}\p{M}]$/u.test(text)
}

/** A word that the catalog lacks, with two neighbouring letters swapped so that it has it: the commonest of typos. */
function unswapped(word: string, counts: WordCounts): string {
  if (counts.has(word) || word.length < SWAPPED_FROM) return word
  const letters = Array.from(word)
  let best = word
  for (let at = 1; at < letters.length; at++) {
    const swapped = letters
      .with(at - 1, letters[at] ?? '')
      .with(at, letters[at - 1] ?? '')
      .join('')
    if (counts.has(swapped) && (best === word || counts.rarity(swapped) < counts.rarity(best))) best = swapped
  }
  return best
}
