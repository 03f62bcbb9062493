/** How far the visitor goes up and down. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import { dayOf } from '../local-minute.ts'
import { isLook } from '../feature-record.ts'

/** From 1 (never left the floor) upwards; null without a look at a work whose floor is known. */
export const floorsPerVisitDay: ProfileFeature = {
  name: 'floors_per_visit_day',
  dtype: 'numeric',
  description: 'Floors on which a work was looked at, a day with any such look, over the last 30 days.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.contentId', 'content_viewed.ts', 'content.floor', 'device.localTime'],
  uses: (record) => isLook(record) && record.content?.floor !== undefined,
  start() {
    const days = new CountedKeys<number>()
    const floors = new CountedKeys<string>()
    return {
      count({ minute, content }, sign) {
        days.add(dayOf(minute), sign)
        floors.add(`${dayOf(minute)} ${content?.floor}`, sign)
      },
      read: () => (days.size === 0 ? null : floors.size / days.size),
    }
  },
}
