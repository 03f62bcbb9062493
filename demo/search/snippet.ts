/** The stretch of a text in which most of the search was found; its beginning, where nothing was. */
import type { TextRange } from 'docent'

export interface Snippet {
  readonly text: string
  /** Inside `text`. */
  readonly ranges: readonly TextRange[]
}

/** Characters of a snippet, about two lines of a card. */
const LENGTH = 130
/** Characters of context before the first find. */
const BEFORE = 30
const ELLIPSIS = '…'

/** Whole words; an ellipsis stands where the text goes on. Ranges that do not fit in are left out. */
export function snippetOf(text: string, ranges: readonly TextRange[]): Snippet {
  const [first] = busiest(ranges)
  const start = first === undefined || first[0] <= BEFORE ? 0 : wordStart(text, first[0] - BEFORE)
  const end = wordEnd(text, start + LENGTH)
  const lead = start === 0 ? '' : ELLIPSIS
  const cut = end < text.length ? text.slice(start, end).replace(/[\s,;:–-]+$/, '') : text.slice(start)
  return {
    text: `${lead}${cut}${end < text.length ? ELLIPSIS : ''}`,
    ranges: ranges
      .filter(([from, to]) => from >= start && to <= start + cut.length)
      .map(([from, to]) => [from - start + lead.length, to - start + lead.length]),
  }
}

/** The ranges from the one on that has the most others within a snippet's length behind it. */
function busiest(ranges: readonly TextRange[]): readonly TextRange[] {
  let best = 0
  let most = 0
  for (const [index, [from]] of ranges.entries()) {
    const within = ranges.filter(([start, end]) => start >= from && end <= from + LENGTH - BEFORE).length
    if (within <= most) continue
    best = index
    most = within
  }
  return ranges.slice(best)
}

/** The beginning of the word that `at` lies in, or of the next; a long word is cut. */
function wordStart(text: string, at: number): number {
  const gap = text.slice(at, at + BEFORE).search(/\s/)
  return gap < 0 ? at : at + gap + 1
}

/** The end of the last word that ends before `at`; a long word is cut, never inside of a character. */
function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const gap = text.slice(0, at + 1).search(/\s\S*$/)
  if (gap > at - BEFORE) return gap
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
