/** How fresh a value is, and when somebody must be told that it is not: pure functions of a kept value and the time. */
import type { FeatureAlert, FeatureSample, FeatureState, FeatureValue } from '../contracts/feature-view.ts'
import { DAY_MS, SECOND_MS } from '../base/time.ts'
import { dayOf, type LocalMinute } from './local-minute.ts'
import type { FeatureReading } from './feature-window.ts'
import type { ProfileFeature } from './profile-feature.ts'

/** A value as it is kept between two computations. JSON. */
export interface KeptFeature {
  readonly value: FeatureValue
  readonly evidence: number
  /** Whether there ever was evidence. */
  readonly hadEvidence: boolean
  /** Epoch ms. */
  readonly computedAt: number
  /** Epoch ms; null without evidence. */
  readonly newestAt: number | null
  /** What was told of this value last; null since it was fresh. */
  readonly alerted: FeatureAlert['state'] | null
  readonly history: readonly FeatureSample[]
}

/** By feature name. */
export type KeptFeatures = Readonly<Record<string, KeptFeature>>

/** Lengths that decide; `windowDays` is the shorter one of the feature's and the stores'. */
export type Lengths = Pick<ProfileFeature, 'windowDays' | 'ttlSeconds'>

/** Days of history that are kept. */
const HISTORY_DAYS = 30

/**
 * [PF8] Expired when the newest evidence has left the window, known without looking at any record; else stale from the
 * TTL on. [PF9] By the distance of the clock from the computation, either way: a clock that jumped makes values stale.
 */
export function stateOf(kept: KeptFeature, { windowDays, ttlSeconds }: Lengths, now: number): FeatureState {
  if (!kept.hadEvidence) return 'empty'
  if (kept.newestAt === null || kept.newestAt < now - windowDays * DAY_MS) return 'expired'
  return Math.abs(now - kept.computedAt) < ttlSeconds * SECOND_MS ? 'fresh' : 'stale'
}

/** The value computed at `now`, after `before`. One sample a local day: the last of it. */
export function refreshed(
  before: KeptFeature | undefined,
  { value, evidence, newestAt }: FeatureReading,
  now: number,
  localMinute: LocalMinute,
): KeptFeature {
  const today = dayOf(localMinute(now))
  const earlier = (before?.history ?? []).filter(({ at }) => dayOf(localMinute(at)) < today)
  return {
    value,
    evidence,
    hadEvidence: evidence > 0 || (before?.hadEvidence ?? false),
    computedAt: now,
    newestAt: newestAt ?? null,
    alerted: before?.alerted ?? null,
    history: evidence > 0 ? [...earlier, { at: now, value }].slice(-HISTORY_DAYS) : earlier,
  }
}

/**
 * [PF8] What must have been told of the value by now: where that differs from its `alerted` it is to be told, so each
 * expiry once. Null while it is fresh, by its computation or by a clock that was set right: then the next expiry counts.
 */
export function alertedAt(kept: KeptFeature, lengths: Lengths, now: number): KeptFeature['alerted'] {
  const state = stateOf(kept, lengths, now)
  return state === 'stale' || state === 'expired' ? state : null
}

/** Epoch ms after `now` at which there may be something to tell of a value that nobody refreshes; undefined: never. */
export function dueAt(kept: KeptFeature, { windowDays, ttlSeconds }: Lengths, now: number): number | undefined {
  if (kept.newestAt === null) return undefined
  const due = [kept.computedAt + ttlSeconds * SECOND_MS, kept.newestAt + windowDays * DAY_MS + 1]
  const next = due.filter((at) => at > now)
  return next.length > 0 ? Math.min(...next) : undefined
}
