/** Short texts: user ids, event ids, list ids. */

/** Longest id that an event may carry, in UTF-16 code units. Contracts, InteractionEvent. */
const MAX_ID_LENGTH = 200

/** A text without white space around it, or a finite number as text; undefined for others, blank and over-long ones. */
export function readShortText(raw: unknown): string | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : undefined
  if (typeof raw !== 'string') return undefined
  const text = raw.trim()
  return text !== '' && text.length <= MAX_ID_LENGTH ? text : undefined
}
