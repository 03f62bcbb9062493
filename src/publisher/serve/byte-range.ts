/** One range of bytes as a request asks for it (RFC 9110, section 14). */

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

const SINGLE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/

/**
 * The range of `header` in something of `size` bytes. Undefined where none is asked for, or more than one, or in a form
 * that RFC 9110 tells servers to ignore: the whole is sent then. 'unsatisfiable' where it starts at or after the end, or
 * asks for the last 0 bytes. An end beyond the last byte is the last byte.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = SINGLE_RANGE.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const last = Math.min(Number(to), size)
    return last === 0 ? 'unsatisfiable' : { start: size - last, end: size - 1 }
  }
  const start = Number(from)
  if (to !== '' && Number(to) < start) return undefined
  if (start >= size) return 'unsatisfiable'
  return { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
