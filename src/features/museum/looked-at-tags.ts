/** What looked-at works are about, by tag: the ground of two features. */
import { type Aggregate, DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import type { FeatureValue } from '../../contracts/feature-view.ts'
import { isLook } from '../feature-record.ts'
import { type Content, tagKey } from '../../contracts/content.ts'

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
  /** Making a key takes longer than counting it, and a work is looked at more than once. */
  const known = new WeakMap<Content, readonly (readonly [key: string, amount: number])[]>()
  const amountsOf = (content: Content): readonly (readonly [key: string, amount: number])[] => {
    const made =
      known.get(content) ?? content.tags.map((tag) => [tagKey(tag), Math.round(tag.weight * WEIGHT_UNITS)] as const)
    known.set(content, made)
    return made
  }
  return {
    count({ content }, sign) {
      if (content) for (const [key, amount] of amountsOf(content)) tags.add(key, sign * amount)
    },
    read: () => read(tags),
  }
}
