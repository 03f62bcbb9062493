/** Feature of the seed: which share of what was served was taken up. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { shareOf } from '../share-of.ts'

export const completionRate: ProfileFeature = {
  name: 'completion_rate_30d',
  dtype: 'numeric',
  description: 'Fraction of tips served in the last 30 days that received a "done" reaction.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['served.at', 'engagement.outcome'],
  uses: ({ kind }) => kind === 'tip',
  start: () => shareOf((record) => record.kind === 'tip' && record.done !== undefined),
}
