/** A visitor's own search as a sentence may quote it. */

/** Characters of a query in a sentence: about eight words. */
const QUOTED_CHARACTERS = 40

/**
 * What can turn the reading of the sentence around it: control characters, line ends, and marks that set the direction.
 * Marks that join parts of one character are left alone.
 */
const UNQUOTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * [EX10] The text on one line, at most 40 characters of it, cut after a whole word where there is one, with an ellipsis;
 * empty when nothing can be quoted. Never throws.
 */
export function quotableQuery(text: string): string {
  const characters = Array.from(text.replace(UNQUOTABLE, ' ').replace(/\s+/g, ' ').trim())
  if (characters.length <= QUOTED_CHARACTERS) return characters.join('')
  const cut = characters.slice(0, QUOTED_CHARACTERS).join('')
  const wholeWords = cut.lastIndexOf(' ')
  return `${wholeWords > 0 ? cut.slice(0, wholeWords) : cut}…`
}
