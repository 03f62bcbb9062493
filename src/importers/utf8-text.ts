/** The text of a file that must be in UTF-8. */
import { badSource } from './bad-source.ts'

const ADVICE = 'save it as UTF-8 ("CSV UTF-8" where a program offers it)'
/** The first bytes of a gzip file. Source: RFC 1952, section 2.3.1. */
const GZIP = [0x1f, 0x8b] as const

/** DocentError `build-bad-source` that says what the bytes are instead, so far as they show it. */
export function utf8Text(bytes: Uint8Array, file: string): string {
  refuseOtherBytes(bytes, file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw notUtf8(bytes, file, 0, error)
  }
}

/** Refuses what the first two bytes already show to be no text in UTF-8. */
export function refuseOtherBytes(bytes: Uint8Array, file: string): void {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) throw badSource(file, 'text in UTF-8', `UTF-16; ${ADVICE}`)
  if (isGzip(bytes)) throw badSource(file, 'text in UTF-8', 'a gzip file; unpack it first')
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === GZIP[0] && bytes[1] === GZIP[1]
}

/** The error of bytes that are no UTF-8, after `lines` whole lines that are: where, and what office programs write instead. */
export function notUtf8(bytes: Uint8Array, file: string, lines: number, cause: unknown): Error {
  const text = new TextDecoder('utf-8').decode(bytes)
  const at = text.indexOf('\uFFFD')
  const line = lines + text.slice(0, at).split('\n').length
  return badSource(
    file,
    'text in UTF-8',
    `bytes that are none in line ${line} (it may be in Windows-1252); ${ADVICE}`,
    cause,
  )
}
