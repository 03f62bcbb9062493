/** The words of a text and where they stand in it. */
import { foldWord } from './fold-word.ts'

export interface PlacedWord {
  /** Folded. */
  readonly word: string
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number
  readonly end: number
}

/** Letters, digits and the marks on them; whatever else separates, hyphens and apostrophes too. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** A letter of a script that is written without spaces, and the marks on it. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*/gu
const ANY_UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * [SE2] Words in order. Scripts without spaces give every two neighbouring letters as a word (a letter alone where it
 * stands alone), the same in every browser: dictionaries of Intl.Segmenter differ from one to the next. Never throws.
 */
export function readWords(text: string): readonly PlacedWord[] {
  const words: PlacedWord[] = []
  for (const match of text.matchAll(WORD)) {
    const [found] = match
    if (ANY_UNSPACED.test(found)) placeUnspaced(found, match.index, words)
    else place(found, match.index, words)
  }
  return words
}

/** Whether a word is of a script that is written without spaces. */
export function isUnspaced(word: string): boolean {
  return ANY_UNSPACED.test(word)
}

/** The folded words alone: cheaper, for texts that nothing is marked in. */
export function foldedWords(text: string): string[] {
  return readWords(text).map(({ word }) => word)
}

function place(found: string, start: number, words: PlacedWord[]): void {
  const word = foldWord(found)
  if (word !== '') words.push({ word, start, end: start + found.length })
}

function placeUnspaced(run: string, offset: number, words: PlacedWord[]): void {
  let end = 0
  let letters: { start: number; end: number }[] = []
  const flush = (): void => {
    for (const [at, first] of letters.entries()) {
      const second = letters[at + 1]
      if (second === undefined && letters.length > 1) break
      place(run.slice(first.start, second?.end ?? first.end), offset + first.start, words)
    }
    letters = []
  }
  for (const match of run.matchAll(UNSPACED)) {
    if (match.index > end) {
      // Digits or letters of another script between two unspaced ones.
      flush()
      place(run.slice(end, match.index), offset + end, words)
    }
    end = match.index + match[0].length
    letters.push({ start: match.index, end })
  }
  flush()
  if (end < run.length) place(run.slice(end), offset + end, words)
}
