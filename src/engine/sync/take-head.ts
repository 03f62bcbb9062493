/** Takes the head: fetched or as the device has it, verified by the newest root that it takes. */
import { DocentError } from '../../base/docent-error.ts'
import { followRoot, type Trust } from './trust.ts'
import { type Head, MAX_HEAD_BYTES } from '../../release/head.ts'
import type { Mark } from '../../release/mark.ts'
import { NoAnswer } from './no-answer.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import type { SyncState } from '../../ports/sync-state-store.ts'
import { verifyHead } from '../../release/verify-head.ts'
import type { VerifyTools } from '../../release/check-signatures.ts'

export interface HeadRequest {
  readonly source: ReleaseSource
  readonly tools: VerifyTools
  readonly mark: Mark | undefined
  readonly now: number
  /** The head that was accepted last. */
  readonly kept: SyncState['head']
  /** Told of every root that is followed, before the next step. */
  readonly onRoot: (trust: Trust) => Promise<void>
}

export interface TakenHead {
  readonly head: Head
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly etag: string | undefined
  readonly trust: Trust
}

/**
 * [SY44] Errors: those of `verifyHead` and `followRoot`, `sync-not-a-release` where the source has no head,
 * `sync-bad-signature` where it has no root that vouches for it; NoAnswer.
 */
export async function takeHead(trust: Trust, request: HeadRequest): Promise<TakenHead> {
  let fetched = await fetchHead(request)
  let trusted = trust
  for (;;) {
    const verdict = await verdictOf(fetched.bytes, trusted, request, fetched.isKept)
    if (verdict.kind === 'head') return { head: verdict.head, bytes: fetched.bytes, etag: fetched.etag, trust: trusted }
    if (fetched.isKept) {
      fetched = await fetchHead({ ...request, kept: undefined }) // what the device has of it may be damaged
      continue
    }
    const next = await followRoot(trusted, request.source, request.tools)
    if (next === undefined) throw verdict.because ?? noRoot(trusted.root.n + 1)
    await request.onRoot(next)
    trusted = next
  }
}

interface FetchedHead extends Pick<TakenHead, 'bytes' | 'etag'> {
  /** The site says that it is still the one that the device has. */
  readonly isKept: boolean
}

type Verdict =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'needs-root'; readonly because?: DocentError }

/** What a head cannot be made of, whatever the site has: keys of the next root, or a device that lost some bits. */
const UNREADABLE: ReadonlySet<string> = new Set(['sync-bad-signature', 'sync-bad-format', 'sync-not-a-release'])

/** A head by keys that the root does not name may be by those of the next root. */
async function verdictOf(
  bytes: Uint8Array<ArrayBuffer>,
  { root }: Trust,
  { mark, now, tools }: HeadRequest,
  isKept: boolean,
): Promise<Verdict> {
  try {
    return await verifyHead(bytes, { root, mark, now }, tools)
  } catch (thrown) {
    if (!(thrown instanceof DocentError)) throw thrown
    if (thrown.code !== 'sync-bad-signature' && !(isKept && UNREADABLE.has(thrown.code))) throw thrown
    return { kind: 'needs-root', because: thrown }
  }
}

async function fetchHead({ source, kept }: HeadRequest): Promise<FetchedHead> {
  const etag = kept?.etag === undefined ? {} : { etag: kept.etag }
  const answer = await source.head({ maxBytes: MAX_HEAD_BYTES, ...etag })
  if (answer.kind === 'bytes') return { bytes: answer.bytes, etag: answer.etag, isKept: false }
  if (answer.kind === 'unchanged' && kept) return { ...kept, isKept: true }
  if (answer.kind === 'refused') throw answer.error
  if (answer.kind === 'weather') throw new NoAnswer(answer)
  throw noHead()
}

function noHead(): DocentError {
  const message =
    'Expected the file "head" of a release, found none. Check the address, or publish the catalog with docent release.'
  return new DocentError('sync-not-a-release', message, {})
}

function noRoot(n: number): DocentError {
  const message = `Expected root ${n}, which the head names, found none. The catalog on this device stays as it is; publish the root too.`
  return new DocentError('sync-bad-signature', message, { n })
}
