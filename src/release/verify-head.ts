/** A head as it was fetched, verified in the one order that is safe (SPEC SY6, SY8). */
import { DocentError } from '../base/docent-error.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { checkSignatures, signatoriesOf, type VerifyTools } from './check-signatures.ts'
import { splitEnvelope } from './envelope.ts'
import { Head, MAX_HEAD_BYTES } from './head.ts'
import { comparePositions, type Mark } from './mark.ts'
import { readJson } from './read-json.ts'
import type { Position } from './release-object.ts'
import type { Root } from './root.ts'

/** Numbers that a release may be ahead of the highest one seen: a stolen key cannot use up all that there are. */
export const MAX_SEQ_STEP = 1_000_000
const WHAT = 'the head'

export interface HeadContext {
  /** The newest root that this device has verified. */
  readonly root: Root
  /** The highest release that it has seen, if any. */
  readonly mark: Mark | undefined
  /** Epoch ms by the device's clock, which may be wrong. */
  readonly now: number
}

/** A good head; or one that was signed when there was a newer root, `n`, which has to be verified first. */
export type HeadVerdict =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'needs-root'; readonly n: number }

/**
 * Verifies an envelope of a head. DocentError, first fault first: `sync-too-large`, `sync-not-a-release`,
 * `sync-bad-format`, `sync-bad-signature` (also where a newer root, which the caller has not fetched yet, names other
 * keys: look for root n + 1 and try again), `sync-bad-format`, `sync-wrong-catalog`, `sync-older`, `sync-too-far-ahead`,
 * `sync-expired`. A head at the mark itself is good: it says that nothing is new.
 */
export async function verifyHead(
  bytes: Uint8Array<ArrayBuffer>,
  { root, mark, now }: HeadContext,
  tools: VerifyTools,
): Promise<HeadVerdict> {
  const envelope = splitEnvelope(bytes, MAX_HEAD_BYTES, WHAT) // [SY6] 1 length, 2 split
  await checkSignatures(envelope, 'head', signatoriesOf(root, 'head'), [], tools.signatures, WHAT) // [SY6] 3 signatures
  const json = readJson(envelope.payload, WHAT) // [SY6] 4 parse
  const head = parseInput(Head, json, 'sync-bad-format', WHAT) // [SY6] 5 schema
  if (head.catalog !== root.catalog) throw wrongCatalog(root.catalog, head.catalog) // [SY6] 6 catalog
  if (head.root > root.n) return { kind: 'needs-root', n: head.root }
  checkPosition(head, root.floor, mark) // [SY6] 7 not older
  checkExpiry(head, mark, now) // [SY6] 8 not expired
  return { kind: 'head', head }
}

/** [SY8] At or above floor and mark, in the epoch of the floor, and not a leap ahead of both. */
function checkPosition(head: Head, floor: Position, mark: Mark | undefined): void {
  const lowest = mark !== undefined && comparePositions(mark, floor) > 0 ? mark : floor
  const isReissue = mark !== undefined && comparePositions(head, mark) === 0
  if (comparePositions(head, lowest) < 0 || (isReissue && head.issued < mark.issued)) {
    throw new DocentError(
      'sync-older',
      `Expected a release not before ${positionText(lowest)}, found ${positionText(head)}: an old one is being replayed. The catalog on this device stays as it is.`,
      { expected: { epoch: lowest.epoch, seq: lowest.seq }, found: { epoch: head.epoch, seq: head.seq } },
    )
  }
  if (head.epoch !== floor.epoch || head.seq - lowest.seq > MAX_SEQ_STEP) {
    throw new DocentError(
      'sync-too-far-ahead',
      `Expected a release of epoch ${floor.epoch}, at most ${MAX_SEQ_STEP} after ${positionText(lowest)}, found ${positionText(head)}. An epoch begins with a root: sign one that revokes the key.`,
      { expected: { epoch: floor.epoch, seq: lowest.seq }, found: { epoch: head.epoch, seq: head.seq } },
    )
  }
}

/**
 * [SY9] Time has come at least to the issue of the newest head of this epoch, whatever the clock says. Of this epoch
 * only: else a stolen head key could expire every head to come, and no new root could mend it.
 */
function checkExpiry(head: Head, mark: Mark | undefined, now: number): void {
  const floor = mark?.epoch === head.epoch ? mark.issued : 0
  if (head.expires > Math.max(now, floor)) return
  throw new DocentError(
    'sync-expired',
    `Expected a head that is still good, found one that expired at ${new Date(head.expires).toISOString()}. The catalog on this device stays; renew the head with docent release --refresh, and check this device's clock.`,
    { expires: head.expires },
  )
}

function positionText({ epoch, seq }: Position): string {
  return `epoch ${epoch}, number ${seq}`
}

function wrongCatalog(expected: string, found: string): DocentError {
  return new DocentError(
    'sync-wrong-catalog',
    `Expected the head of the catalog ${expected}, found one of ${found}. Check the address that the catalog is taken from.`,
    { expected, found },
  )
}
