/** Makes of a stored object what was published, or refuses it. */
import { DocentError } from '../base/docent-error.ts'
import type { Sha256 } from '../catalog/manifest-file.ts'
import type { Inflate } from '../ports/codec.ts'
import type { ReleaseObject } from './release-object.ts'

export interface ObjectTools {
  readonly sha256: Sha256
  readonly inflate: Inflate
}

/**
 * [SY10] The raw bytes of an object: first its length, then its digest, then `rawBytes` out of the inflater and no byte
 * more; one that is as long stored as raw is stored as it is. DocentError `sync-wrong-object` (`sync-too-large` where it would become more), naming `what`.
 */
export async function openObject(
  stored: Uint8Array<ArrayBuffer>,
  { sha256, bytes, rawBytes }: ReleaseObject,
  what: string,
  tools: ObjectTools,
): Promise<Uint8Array<ArrayBuffer>> {
  if (stored.length !== bytes) throw wrongObject(what, `${bytes} bytes`, `${stored.length}`)
  await checkDigest(stored, sha256, what, tools.sha256)
  return bytes === rawBytes ? stored : tools.inflate(stored, rawBytes)
}

/** Settles when SHA-256 of `bytes` is `expected`; else DocentError `sync-wrong-object`. */
export async function checkDigest(
  bytes: Uint8Array<ArrayBuffer>,
  expected: string,
  what: string,
  sha256: Sha256,
): Promise<void> {
  const found = await sha256(bytes)
  if (found !== expected) throw wrongObject(what, `SHA-256 ${expected}`, found)
}

/** DocentError `sync-wrong-object`: `what` is other bytes than the signed files name. */
export function wrongObject(what: string, expected: string, found: string): DocentError {
  return new DocentError(
    'sync-wrong-object',
    `${what} is not what the release names: expected ${expected}, found ${found}. Nothing of it is used; it is fetched again later, and if it stays so, publish the release again.`,
    { what, expected, found },
  )
}
