/** What the visitor turns to most. */
import { ofTags, overTags } from './looked-at-tags.ts'
import type { ProfileFeature } from '../profile-feature.ts'

/** A tag key `facet:label`; of tags with as much weight the first by key; null without a tagged look. */
export const favouriteTag: ProfileFeature = {
  ...ofTags,
  name: 'favourite_tag',
  dtype: 'categorical',
  description: 'Tag with the most weight among the works looked at in the last 30 days.',
  start: () => overTags((tags) => tags.top()),
}
