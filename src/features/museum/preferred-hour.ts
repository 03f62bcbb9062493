/** Feature of the seed: when the visitor takes things up. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import { hourOf } from '../local-minute.ts'

/** [PF10] By the device's wall clock, where it is now; of hours with as many the earliest. */
export const preferredHour: ProfileFeature = {
  name: 'preferred_hour',
  dtype: 'numeric',
  description: 'Hour-of-day with the most "done" reactions in the last 30 days (0-23).',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['served.at', 'engagement.outcome', 'device.localTime'],
  uses: (record) => record.kind === 'tip' && record.done !== undefined,
  start() {
    const hours = new CountedKeys<number>()
    return {
      count(record, sign) {
        if (record.kind === 'tip' && record.done) hours.add(hourOf(record.done.minute), sign)
      },
      read: () => hours.top(),
    }
  },
}
