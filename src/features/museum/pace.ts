/** How fast the visitor goes through the house. */
import { HOUR_TTL_SECONDS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import { hourNumberOf } from '../local-minute.ts'
import { isLook } from '../feature-record.ts'

/** A pace is of the last visits, not of the last month. */
const WEEK_DAYS = 7

/** Works looked at per clock hour, over the hours in which any was: a work counts once an hour. */
export const pace: ProfileFeature = {
  name: 'pace_works_per_hour',
  dtype: 'numeric',
  description: 'Works looked at in an hour of a visit, on average over the last 7 days.',
  windowDays: WEEK_DAYS,
  ttlSeconds: HOUR_TTL_SECONDS,
  reads: ['content_viewed.contentId', 'content_viewed.ts', 'device.localTime'],
  uses: (record) => isLook(record) && record.event.contentId !== undefined,
  start() {
    const hours = new CountedKeys<number>()
    const works = new CountedKeys<string>()
    return {
      count(record, sign) {
        if (!isLook(record)) return
        const hour = hourNumberOf(record.minute)
        hours.add(hour, sign)
        works.add(`${hour} ${record.event.contentId}`, sign)
      },
      read: () => (hours.size === 0 ? null : works.size / hours.size),
    }
  },
}
