/** A SearchResult as a person reads it: hits with what was found marked, and the parts of each score. */
import type { FieldMatch, SearchHit, SearchResult, TextRange } from '../../contracts/search-result.ts'

/** UTF-16 units shown around what was found in a text. */
const AROUND = 60
const MARK = ['\u001b[1;33m', '\u001b[0m'] as const
const NO_MARK = ['', ''] as const

/** `marked`: with colours, for a terminal only. */
export function searchText(result: SearchResult, marked: boolean): string {
  const { items, total, used, meaning, emptyBecause } = result
  const by = used.length === 0 ? 'nothing to search by' : `by ${used.join(' and ')}`
  const lines = [
    `${items.length} of ${total} found, ${by}${meaning.state === 'used' ? '' : ` (meaning: ${meaning.state})`}`,
  ]
  for (const [at, hit] of items.entries()) lines.push('', ...hitLines(hit, at + 1, marked))
  if (emptyBecause) lines.push('', `Nothing found: ${emptyBecause}.`)
  return lines.join('\n')
}

function hitLines(hit: SearchHit, place: number, marked: boolean): readonly string[] {
  const { content, matches, breakdown, finalScore, reason, contentId } = hit
  const inField = (field: FieldMatch['field']): readonly TextRange[] =>
    matches.find((match) => match.field === field)?.ranges ?? []
  const maker = [
    content.creator === undefined ? undefined : mark(content.creator, inField('creator'), marked),
    content.year,
  ].filter((part) => part !== undefined)
  const title = `${mark(content.title, inField('title'), marked)}${maker.length === 0 ? '' : ` (${maker.join(', ')})`}`
  const parts = (breakdown?.lines ?? []).map(
    ({ kind, label, value }) => `${kind}${label === kind ? '' : ` ${label}`} ${value.toFixed(3)}`,
  )
  const excerpt = excerptOf(content.text, inField('text'), marked)
  return [
    `${String(place).padStart(2)}. ${title}  ${contentId}`,
    `    ${reason}`,
    ...(excerpt === '' ? [] : [`    ${excerpt}`]),
    `    ${finalScore.toFixed(3)} = ${parts.join(' + ')}`,
  ]
}

/** The text around the first find; the beginning where nothing was found in it. */
function excerptOf(text: string, ranges: readonly TextRange[], marked: boolean): string {
  const [start] = ranges[0] ?? [0]
  const from = wordEdge(text, Math.max(0, start - AROUND), -1)
  const to = wordEdge(text, Math.min(text.length, start + AROUND), 1)
  const inside = ranges
    .filter((range) => range[0] >= from && range[1] <= to)
    .map((range): TextRange => [range[0] - from, range[1] - from])
  return `${from > 0 ? '… ' : ''}${mark(text.slice(from, to), inside, marked)}${to < text.length ? ' …' : ''}`.replace(
    /\s+/g,
    ' ',
  )
}

/** The next blank on the way, so that no word is cut. */
function wordEdge(text: string, at: number, way: 1 | -1): number {
  let edge = at
  while (edge > 0 && edge < text.length && !/\s/.test(text.charAt(edge))) edge += way
  return edge
}

/** Control characters of a catalog never reach the terminal. */
function mark(text: string, ranges: readonly TextRange[], marked: boolean): string {
  const [open, close] = marked ? MARK : NO_MARK
  let out = ''
  let at = 0
  for (const [start, end] of ranges) {
    out += `${printable(text.slice(at, start))}${open}${printable(text.slice(start, end))}${close}`
    at = end
  }
  return out + printable(text.slice(at))
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ')
}
