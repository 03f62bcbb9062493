/** A content's id as the catalog writes it. Seed: recsys-adapters, normalize_content_id. */
import { ContentId } from '../contracts/content.ts'

/** What some trackers put before a number. Seed. */
const PREFIXED_NUMBER = /^content_(\d+)$/

/**
 * [IN6] 'content_1234' becomes '1234', a whole number its decimal text, a text loses the white space around it.
 * Undefined for anything that the catalog could not hold as an id. Applying it twice changes nothing more.
 */
export function normalizeContentId(raw: unknown): string | undefined {
  const text = typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : raw
  if (typeof text !== 'string') return undefined
  const id = text.trim().replace(PREFIXED_NUMBER, '$1')
  return ContentId.safeParse(id).success ? id : undefined
}
