/** Makes plain text of what may be HTML: no markup survives (SPEC FM2). */
import { decodeEntities } from './html-entities.ts'
import { seenText } from './seen-text.ts'

const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g
/** Elements whose inside is no text for people, closed or not. */
const UNREAD = /<(script|style|template|noscript|iframe|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
/** Elements that begin or end a line. */
const LINES = /<\/?(?:p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|hr|tr|table|blockquote|section|article|figure|pre)\b[^<>]*>/gi
const CELLS = /<\/?(?:td|th)\b[^<>]*>/gi
/** Any other tag, and one that is cut off at the end. A "<" before a blank or a digit is none. */
const TAGS = /<[a-z/!?][^<>]*(?:>|$)/gi
/** A run of them counts as one, and is looked at once: else a text of nothing but "<" would take hours. */
const TAG_START = /(?<!<)<+(?=[a-z/!?])/gi
/** Markup that was written as text, and that as text again: nobody means more. */
const MOST_ROUNDS = 4

/**
 * `html` without tags, comments and scripts, its character references decoded, blanks and empty lines in runs as one,
 * trimmed and without unseen characters. Paragraphs and breaks end lines; in a text with markup its own line ends are
 * blanks. Decoding goes on until nothing is left to decode, so that no `&lt;script&gt;` becomes a tag. Never throws.
 */
export function plainText(html: string): string {
  let text = html.search(TAG_START) === -1 ? html : html.replaceAll('\n', ' ')
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = decodeEntities(withoutTags(text))
    if (next === text) break
    text = next
  }
  // Unseen characters go first: one between a "<" and a letter would hide a tag.
  return withoutTags(seenText(text))
    .replace(TAG_START, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text
  return text.replace(COMMENTS, ' ').replace(UNREAD, ' ').replace(LINES, '\n').replace(CELLS, ' ').replace(TAGS, '')
}
