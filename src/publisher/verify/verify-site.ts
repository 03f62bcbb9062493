/** Verifies a release: all that a device does, whichever way it takes, and what it remembers (SPEC PB50, PB51). */
import { createHash } from 'node:crypto'
import { checkDeltas, type Checked, checkShards } from './check-deltas.ts'
import { inStep, readRelease, type ReadRelease, type StepListener } from './read-release.ts'
import { readSeen, writeSeen } from './seen-marks.ts'
import type { OpenedSource } from './open-source.ts'

export interface VerifyRequest extends OpenedSource {
  readonly anchor: Uint8Array<ArrayBuffer>
  /** Folder that remembers what was verified. */
  readonly memory: string
  readonly now: number
  readonly told: StepListener
}

/** Half a SHA-256 in hex: tells roots apart. */
const NAME_DIGITS = 16

/** Rejects with a StepFailure at the first doubt. What went well is remembered: an older release is a doubt from then on. */
export async function verifySite({ kind, source, anchor, memory, now, told }: VerifyRequest): Promise<ReadRelease> {
  const name = createHash('sha256').update(anchor).digest('hex').slice(0, NAME_DIGITS)
  const mark = await readSeen(memory, name)
  const read = await readRelease({ source, anchor, mark, now, told })
  if (kind === 'file') {
    told('deltas', 'none in a file: it holds the whole')
  } else {
    told('deltas', checkedText(await inStep('deltas', () => checkDeltas(read)), 'from earlier releases'))
    told('shards', checkedText(await inStep('shards', () => checkShards(read)), 'of the catalog'))
  }
  await writeSeen(memory, name, read.taken.head)
  return read
}

function checkedText({ count, bytes }: Checked, what: string): string {
  return `${count} ${what}, ${bytes} bytes`
}
