/** SHA-256 of a page that is served from this machine, where there always is one. */
import { webSha256 } from '../src/adapters/webcrypto/sha256.ts'

/** Lower-case hex. */
export function pageSha256(bytes: Uint8Array): Promise<string> {
  const digest = webSha256()
  if (!digest) throw new Error('Expected a page that can digest, found none: serve it on localhost.')
  return digest(Uint8Array.from(bytes))
}
