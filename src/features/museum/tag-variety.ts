/** How many subjects the visitor turns to. */
import { ofTags, overTags } from './looked-at-tags.ts'
import type { CountedKeys } from '../counted-keys.ts'
import type { ProfileFeature } from '../profile-feature.ts'

/** From 1 (one tag) upwards; null without a tagged look. */
export const tagVariety: ProfileFeature = {
  ...ofTags,
  name: 'tag_variety',
  dtype: 'numeric',
  description: 'Effective number of tags of the works looked at in the last 30 days.',
  start: () => overTags(effectiveNumber),
}

/** exp of Shannon's entropy. Source: M. O. Hill, Diversity and evenness, 1973. */
function effectiveNumber(tags: CountedKeys<string>): number | null {
  // Sorted, so that the sum does not depend on the order in which tags came.
  const amounts = Float64Array.from(tags.amounts()).toSorted()
  const sum = amounts.reduce((sofar, amount) => sofar + amount, 0)
  if (sum === 0) return null
  return Math.exp(amounts.reduce((entropy, amount) => entropy - (amount / sum) * Math.log(amount / sum), 0))
}
