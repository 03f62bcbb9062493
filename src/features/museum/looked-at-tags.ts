/** What looked-at works are about, by tag: the ground of two features. */
import { type Aggregate, DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import type { FeatureValue } from '../../contracts/feature-view.ts'
import { isLook } from '../feature-record.ts'
import { tagKey } from '../../contracts/content.ts'

/** A tag's weight as a whole number, so that sums stay exact. */
const WEIGHT_UNITS = 1000

/** What both have in common. */
export const ofTags: Pick<ProfileFeature, 'windowDays' | 'ttlSeconds' | 'reads' | 'uses'> = {
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.contentId', 'content.tags'],
  uses: (record) => isLook(record) && (record.content?.tags.length ?? 0) > 0,
}

/** Sums of tag weights over looks, read by `read`. */
export function overTags(read: (tags: CountedKeys<string>) => FeatureValue): Aggregate {
  const tags = new CountedKeys<string>()
  return {
    count({ content }, sign) {
      for (const tag of content?.tags ?? []) tags.add(tagKey(tag), sign * Math.round(tag.weight * WEIGHT_UNITS))
    },
    read: () => read(tags),
  }
}
