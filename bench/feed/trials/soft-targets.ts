/** Targets between 0 and 1 in place of "engaged or not". The test part is always judged by engaged or not. */
import type { TrialData } from './trial-data.ts'

/** Words read in a second. Source: RecConfig.readingSpeedWps. */
const READING_SPEED = 4.2
const SECOND_MS = 1000
/** What a look that was read to its end is worth without a like. */
const MOST_OF_A_LOOK = 0.3

/** 1 where engaged, else up to .3 by the share of the reading time that was spent. */
export function dwellTarget({ dataset: { interactions, items } }: TrialData): Float32Array {
  return Float32Array.from(interactions.kind, (kind, row) => {
    if (kind > 0) return 1
    const expected = Math.max(3, (items[interactions.item[row] ?? 0]?.wordCount ?? 0) / READING_SPEED)
    return MOST_OF_A_LOOK * Math.min(1, (interactions.dwellMs[row] ?? 0) / SECOND_MS / expected)
  })
}

/** View 0, like .8, reshare and reply 1: what is more work means more. */
export function kindTarget({ dataset: { interactions } }: TrialData): Float32Array {
  return Float32Array.from(interactions.kind, (kind) => [0, 0.8, 1, 1][kind] ?? 0)
}
