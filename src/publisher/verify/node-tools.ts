/** What verifying a release needs, in Node. */
import { webInflate } from '../../adapters/webcrypto/inflate.ts'
import type { VerifyTools } from '../../release/check-signatures.ts'
import type { ObjectTools } from '../../release/open-object.ts'
import { verifyTools } from '../keys/key-folder.ts'

/** The same inflating and verifying as in a browser; digests by Node. */
export async function nodeTools(): Promise<VerifyTools & ObjectTools> {
  return { ...(await verifyTools()), inflate: webInflate }
}
