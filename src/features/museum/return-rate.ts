/** How often the visitor comes back. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import { dayOf } from '../local-minute.ts'
import { isLook } from '../feature-record.ts'

/** 0 for one day of looking, 1 for every day; null for none. A window of 30 days touches up to 31 and one ahead. */
export const returnRate: ProfileFeature = {
  name: 'return_rate',
  dtype: 'numeric',
  description: 'Fraction of the other 29 days of the last 30 on which the visitor came back and looked at a work.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.ts', 'device.localTime'],
  uses: isLook,
  start() {
    const days = new CountedKeys<number>()
    return {
      count: ({ minute }, sign) => days.add(dayOf(minute), sign),
      read: () => (days.size === 0 ? null : Math.min(1, (days.size - 1) / (MONTH_DAYS - 1))),
    }
  },
}
