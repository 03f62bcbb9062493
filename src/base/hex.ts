/** Bytes as text: digests, and ids from random bytes. */

/** Random bytes of an id: 128 bits, as many as a UUID has. (`crypto.randomUUID` is missing on pages over plain http.) */
export const ID_BYTES = 16

/** The bytes as lower-case hex, two digits each; the empty text for no bytes. */
export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}
