/** Feature of the seed: how much was served. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'

/** 0, not null, where nothing was served: that is known. */
export const tipVolume: ProfileFeature = {
  name: 'tip_volume_30d',
  dtype: 'numeric',
  description: 'Number of tips served to the user in the last 30 days.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['served.at'],
  uses: ({ kind }) => kind === 'tip',
  start() {
    let served = 0
    return {
      count: (_, sign) => void (served += sign),
      read: () => served,
    }
  },
}
