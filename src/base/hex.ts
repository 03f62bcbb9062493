/** Ids from random bytes, because `crypto.randomUUID` is missing on pages that came over plain http. */

/** Random bytes of an id: 128 bits, as many as a UUID has. */
export const ID_BYTES = 16

/** The bytes as lower-case hex, two digits each; the empty text for no bytes. Give it `crypto.getRandomValues` of ID_BYTES. */
export function hexId(bytes: Uint8Array): string {
  let id = ''
  for (const byte of bytes) id += byte.toString(16).padStart(2, '0')
  return id
}
