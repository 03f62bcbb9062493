/** SHA-256 by Node's crypto: the digest that pure code is handed. */
import { createHash } from 'node:crypto'

/** The digest of `bytes` in lower-case hex, 64 digits. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return createHash('sha256').update(bytes).digest('hex')
}
