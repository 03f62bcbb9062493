/** What the feed tries out, one work in ten, and what it learns from: facts of the visit, two of them profile features. */
import { fromProfile, linUcb, visitFeatures } from 'docent/bandit'
import { MUSEUM_FEATURES, profileFeatures } from 'docent/features'

/** By their usual values: a dozen kinds of subject, half a minute with a work. */
const FROM_PROFILE = [fromProfile('tag_variety', 12), fromProfile('mean_active_dwell_s', 30)]

/** The wall stays the visitor's own: only the feed tries things. */
export const trials = linUcb({
  products: ['feed'],
  features: { visitor: [...visitFeatures.visitor, ...FROM_PROFILE], item: visitFeatures.item },
})

export const features = profileFeatures(MUSEUM_FEATURES, {
  'the trials of the feed': FROM_PROFILE.map(({ name }) => name),
})
