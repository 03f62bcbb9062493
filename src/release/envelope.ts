/** The envelope of every signed file: a line of signatures, then the signed bytes as they are (SPEC SY2). */
import { fromBase64Url, toBase64Url } from '../base/base64url.ts'
import { DocentError } from '../base/docent-error.ts'
import { badFormat } from './bad-format.ts'

/** What a signature is for: a head's signature is none of a release. */
export type Role = 'head' | 'release' | 'root'

/** One signature: the id of its key, and its 64 bytes. */
export interface Signature {
  readonly key: string
  readonly signature: Uint8Array<ArrayBuffer>
}

export interface Envelope {
  /** Of different keys, at most 8. */
  readonly signatures: readonly Signature[]
  /** The bytes that are signed, not read yet. */
  readonly payload: Uint8Array<ArrayBuffer>
}

export const MAX_SIGNATURES = 8
/** Longest line of signatures in bytes: 8 of them have 986. */
const MAX_LINE_BYTES = 1024
/** Domain separation: bytes signed for Docent are signed for nothing else. */
const DOMAIN = 'docent/v1'
const LINE_FEED = 10

/** 64 bytes in base64url are 86 letters, of which the last holds two bits. */
const SIGNATURE = String.raw`\{"key":"[0-9a-f]{16}","sig":"[A-Za-z0-9_-]{85}[AQgw]"\}`
const LINE = new RegExp(`^\\{"sigs":\\[(?:${SIGNATURE}(?:,${SIGNATURE}){0,${MAX_SIGNATURES - 1}})?\\]\\}$`)
const PAIR = /"key":"([^"]+)","sig":"([^"]+)"/g

/** The bytes of an envelope; signatures in the order given. */
export function encodeEnvelope({ signatures, payload }: Envelope): Uint8Array<ArrayBuffer> {
  const sigs = signatures.map(({ key, signature }) => ({ key, sig: toBase64Url(signature) }))
  const line = new TextEncoder().encode(`${JSON.stringify({ sigs })}\n`)
  const bytes = new Uint8Array(line.length + payload.length)
  bytes.set(line)
  bytes.set(payload, line.length)
  return bytes
}

/** What a signature of `role` over `payload` signs: `docent/v1`, the role, each with a line feed, then the payload. */
export function signedBytes(role: Role, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const prefix = new TextEncoder().encode(`${DOMAIN}\n${role}\n`)
  const bytes = new Uint8Array(prefix.length + payload.length)
  bytes.set(prefix)
  bytes.set(payload, prefix.length)
  return bytes
}

/**
 * [SY2] Takes an envelope apart without reading what is signed. First the length: DocentError `sync-too-large` above
 * `maxBytes`. Then `sync-not-a-release` where it does not start as an envelope (a page, an empty file),
 * `sync-bad-format` where the line is another than `encodeEnvelope` writes, or a key signs twice.
 */
export function splitEnvelope(bytes: Uint8Array<ArrayBuffer>, maxBytes: number, what: string): Envelope {
  if (bytes.length > maxBytes) throw tooLarge(what, maxBytes, bytes.length)
  const end = bytes.subarray(0, MAX_LINE_BYTES + 1).indexOf(LINE_FEED)
  // Latin-1 letter by letter: the line is ASCII or wrong, and no decoder has to look at it.
  const line = String.fromCharCode(...bytes.subarray(0, end === -1 ? MAX_LINE_BYTES : end))
  if (!line.startsWith('{"sigs":')) throw notARelease(what, line)
  if (end === -1) throw badFormat(what, `a line of signatures of at most ${MAX_LINE_BYTES} bytes`, 'none')
  if (!LINE.test(line)) throw badFormat(what, `at most ${MAX_SIGNATURES} signatures and nothing else`, 'another line')

  const signatures = [...line.matchAll(PAIR)].map(([, key = '', sig = '']) => ({ key, signature: bytesOf(sig) }))
  if (new Set(signatures.map(({ key }) => key)).size < signatures.length) {
    throw badFormat(what, 'signatures of different keys', 'two of one')
  }
  return { signatures, payload: bytes.slice(end + 1) }
}

function bytesOf(sig: string): Uint8Array<ArrayBuffer> {
  return fromBase64Url(sig) ?? new Uint8Array()
}

function tooLarge(what: string, maxBytes: number, found: number): DocentError {
  return new DocentError(
    'sync-too-large',
    `Expected ${what} to have at most ${maxBytes} bytes, found ${found}. The catalog on this device stays as it is; look what is served at this address.`,
    { what, maxBytes, found },
  )
}

function notARelease(what: string, line: string): DocentError {
  const found = line === '' ? 'an empty file' : line.trimStart().startsWith('<') ? 'a page of markup' : 'other bytes'
  return new DocentError(
    'sync-not-a-release',
    `Expected ${what} of a release, found ${found}. Check that the folder that docent release wrote is served at this address.`,
    { what, found },
  )
}
