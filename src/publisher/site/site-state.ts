/** SiteState: what a site says now, verified by its publisher's roots. */
import { asDocentError, DocentError } from '../../base/docent-error.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { webInflate } from '../../adapters/webcrypto/inflate.ts'
import { type Head, HEAD_PATH } from '../../release/head.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import type { Root } from '../../release/root.ts'
import { verifyHead } from '../../release/verify-head.ts'
import { verifyManifest } from '../../release/verify-manifest.ts'
import { type SignedRoot, verifyTools } from '../keys/key-folder.ts'
import { readSiteFile, readStored } from './site-files.ts'

export interface SiteState {
  readonly head: Head
  readonly manifest: ReleaseManifest
  /** Numbers of the roots that vouch for each: less than the newest where keys were replaced since. */
  readonly headRoot: number
  readonly manifestRoot: number
}

/**
 * The state of the site in `folder`, or undefined where it has no head. Old roots count as well, and expiry does not: a
 * publisher looks at what there is. Errors of `verifyHead` and `verifyManifest`, by the newest root.
 */
export async function readSiteState(folder: string, roots: readonly SignedRoot[]): Promise<SiteState | undefined> {
  const bytes = await readSiteFile(folder, HEAD_PATH)
  if (bytes === undefined) return undefined
  const tools = { ...(await verifyTools()), inflate: webInflate, sha256: sha256Hex }
  const [head, headRoot] = await byNewest(roots, async (root) => {
    const verdict = await verifyHead(bytes, { root, mark: undefined, now: 0 }, tools)
    if (verdict.kind === 'head') return verdict.head
    throw keysBehind(folder, verdict.n, root.n)
  })
  const stored = await readStored(folder, head.manifest)
  const [manifest, manifestRoot] = await byNewest(roots, (root) => verifyManifest(stored, head, root, tools))
  return { head, manifest, headRoot, manifestRoot }
}

/** What the newest root that allows it makes of it, and that root's number; else the error of the newest root. */
async function byNewest<T>(
  roots: readonly SignedRoot[],
  verify: (root: Root) => Promise<T>,
): Promise<readonly [T, number]> {
  let first: DocentError | undefined
  for (const { root } of roots.toReversed()) {
    try {
      return [await verify(root), root.n]
    } catch (error) {
      first ??= asDocentError(error)
    }
  }
  throw first ?? new DocentError('internal', 'Expected a root to verify by, found none.')
}

function keysBehind(folder: string, expected: number, found: number): DocentError {
  return new DocentError(
    'keys-missing',
    `Expected root ${expected} among the keys, as the head of ${folder} says, found ${found} at most. Copy the newest root/ into the folder of keys.`,
    { folder, expected, found },
  )
}
