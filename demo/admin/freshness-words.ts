/** How fresh a feature's value is, in words. */
import type { FeatureView } from 'docent'
import { spanWords } from './span-words.ts'

const SECOND_MS = 1000
const DAY_MS = 86_400_000

/** `at`: the vault's clock, by which it was computed (epoch ms). */
export function ageWords({ computedAt, ttlSeconds, state }: FeatureView, at: number): string {
  if (state === 'empty') return ''
  return `${spanWords(at - computedAt)} old, good for ${spanWords(ttlSeconds * SECOND_MS)}`
}

/** The records behind a value, and the time that they may come from. */
export function evidenceWords({ evidence, windowDays, newestAt }: FeatureView, at: number): string {
  const window = `the last ${spanWords(windowDays * DAY_MS)}`
  if (evidence === 0 || newestAt === undefined) return `No record in ${window}.`
  const records = evidence === 1 ? 'One record' : `${evidence} records`
  return `${records} of ${window}, the newest ${spanWords(at - newestAt)} ago.`
}
