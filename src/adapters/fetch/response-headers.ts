/** What headers of an answer say; undefined for whatever they do not. */
import { SECOND_MS } from '../../base/time.ts'

const LONGEST_ETAG = 200

/** A strong tag: a weak one promises nothing about bytes. */
export function etagOf(response: Response): string | undefined {
  const etag = response.headers.get('ETag') ?? undefined
  return etag !== undefined && !etag.startsWith('W/') && etag.length <= LONGEST_ETAG ? etag : undefined
}

/** `Content-Range: bytes start-end/total`. */
export function contentRangeOf(response: Response): { readonly start: number; readonly total: number } | undefined {
  const [, start, end, total] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(response.headers.get('Content-Range') ?? '') ?? []
  if (start === undefined || Number(end) + 1 !== Number(total)) return undefined
  return { start: Number(start), total: Number(total) }
}

/** `Retry-After` in seconds. A date would have to be compared with a clock that may be wrong: it counts as none. */
export function retryAfterMsOf(response: Response): number | undefined {
  const text = response.headers.get('Retry-After') ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) * SECOND_MS : undefined
}
