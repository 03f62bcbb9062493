/** What a feature's value was: the last of each earlier day, as the vault keeps it, then each change of this visit. */
import type { FeatureSample, FeatureView } from 'docent'
import type { Samples } from './admin-state.ts'

/** Changes of one feature that a page remembers; the oldest go first. */
const MOST_SAMPLES = 60

/**
 * Notes values that differ from the last that was noted. What is not known yet is no value; a feature without any
 * evidence ever is one of a visitor who was forgotten, and so is what was noted of it. Pure.
 */
export function noteSamples(before: Samples, features: readonly FeatureView[]): Samples {
  return Object.fromEntries(
    features.map(({ name, state, value, computedAt }) => {
      const noted = state === 'empty' ? [] : (before[name] ?? [])
      const isNew = state !== 'empty' && value !== null && noted.at(-1)?.value !== value
      return [name, isNew ? [...noted, { at: computedAt, value }].slice(-MOST_SAMPLES) : noted]
    }),
  )
}

/** Oldest first. A day of which this page has seen the values is told by those. */
export function historyOf({ name, history }: FeatureView, samples: Samples): readonly FeatureSample[] {
  const seen = samples[name] ?? []
  const since = seen[0]?.at ?? Infinity
  return [...history.filter(({ at, value }) => at < since && value !== null), ...seen]
}
