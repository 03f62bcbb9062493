/** Frees texts of what cannot be seen. */

/** Control characters but for tab and line feed, and marks that turn the direction of the text around them. */
const UNSEEN = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu

/** `text` without control characters (tab and line feed stay) and marks of direction, trimmed. Never throws. */
export function seenText(text: string): string {
  return text.replace(UNSEEN, '').trim()
}
