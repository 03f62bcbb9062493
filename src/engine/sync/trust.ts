/** Trust: the root that the app was built with, and the roots that followed it on this device. */
import { joinBytes } from '../../base/join-bytes.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { KeptRoot } from '../../ports/sync-state-store.ts'
import { MAX_ROOT_BYTES, MAX_ROOT_STEPS, type Root, rootPath } from '../../release/root.ts'
import { NoAnswer } from './no-answer.ts'
import { openRoot, verifyNextRoot } from '../../release/verify-root-chain.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import type { VerifyTools } from '../../release/check-signatures.ts'

export interface Trust {
  /** The newest root that is verified. */
  readonly root: Root
  /** Those after the app's own that lead to it. */
  readonly followed: readonly KeptRoot[]
}

/**
 * [SY42] The app's root, then those that the device has kept, each verified by the one before; one that is damaged ends
 * the chain, and it is fetched again when it is needed. Errors of `openRoot`: the app was built with a bad one.
 */
export async function openTrust(anchor: string, kept: readonly KeptRoot[], tools: VerifyTools): Promise<Trust> {
  let root = await openRoot(new TextEncoder().encode(anchor), tools)
  const followed: KeptRoot[] = []
  for (const next of kept) {
    if (next.n <= root.n) continue // the app was built anew, with a later one
    try {
      root = await verifyNextRoot(root, next.bytes, tools)
    } catch {
      break
    }
    followed.push(next)
  }
  return { root, followed }
}

/**
 * Trust with root n + 1, which the source is asked for; undefined where it has none. Errors of `verifyNextRoot`,
 * `sync-too-large`, `sync-bad-format` after 256 roots; NoAnswer.
 */
export async function followRoot(
  { root, followed }: Trust,
  source: ReleaseSource,
  tools: VerifyTools,
): Promise<Trust | undefined> {
  if (followed.length >= MAX_ROOT_STEPS) throw tooManyRoots()
  const n = root.n + 1
  const bytes = await fetchRoot(n, source)
  if (bytes === undefined) return undefined
  const next = await verifyNextRoot(root, bytes, tools)
  return { root: next, followed: [...followed, { n, bytes }] }
}

async function fetchRoot(n: number, source: ReleaseSource): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const pieces: Uint8Array[] = []
  const sink = { start: () => undefined, write: async (bytes: Uint8Array) => void pieces.push(bytes.slice()) }
  const answer = await source.object(rootPath(n), { maxBytes: MAX_ROOT_BYTES, sink })
  if (answer.kind === 'missing') return undefined
  if (answer.kind === 'refused') throw answer.error
  if (answer.kind === 'weather') throw new NoAnswer(answer)
  return joinBytes(pieces)
}

function tooManyRoots(): DocentError {
  const message = `Expected at most ${MAX_ROOT_STEPS} roots after the app's own, found more. Build the app again, with the newest root.`
  return new DocentError('sync-bad-format', message, { most: MAX_ROOT_STEPS })
}
