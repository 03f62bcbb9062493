/** When the visitor comes. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import { hourOf } from '../local-minute.ts'
import { isLook } from '../feature-record.ts'

/** First hours of the afternoon and of the evening. Docent's own. */
const NOON = 12
const EVENING = 17

/** In the order of the day, so that of parts with as many looks the earliest is taken. */
const PARTS = ['morning', 'afternoon', 'evening'] as const

export const morningOrEvening: ProfileFeature = {
  name: 'morning_or_evening',
  dtype: 'categorical',
  description:
    'Part of the day with the most looks in the last 30 days: morning (until 12), afternoon, evening (from 17).',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.ts', 'device.localTime'],
  uses: isLook,
  start() {
    const parts = new CountedKeys<number>()
    return {
      count({ minute }, sign) {
        const hour = hourOf(minute)
        parts.add(hour < NOON ? 0 : hour < EVENING ? 1 : 2, sign)
      },
      read: () => PARTS[parts.top() ?? PARTS.length] ?? null,
    }
  },
}
