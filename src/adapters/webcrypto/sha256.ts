/** SHA-256 by the browser's own crypto: the digest that pure code is handed. */
import { toHex } from '../../base/hex.ts'

/**
 * Digests in lower-case hex, 64 digits. Undefined where the page came over plain http: browsers lend WebCrypto to secure
 * contexts only (https, localhost).
 */
export function webSha256(): ((bytes: Uint8Array<ArrayBuffer>) => Promise<string>) | undefined {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  return subtle && (async (bytes) => toHex(new Uint8Array(await subtle.digest('SHA-256', bytes))))
}
