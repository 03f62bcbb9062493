/** Feature of the seed: which share of what was served was turned down. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { shareOf } from '../share-of.ts'

export const dismissRate: ProfileFeature = {
  name: 'dismiss_rate_30d',
  dtype: 'numeric',
  description: 'Fraction of tips served in the last 30 days that received a "dismiss" reaction.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['served.at', 'content_feedback.feedback', 'content_dismissed.endReason', 'content_viewed.endReason'],
  uses: ({ kind }) => kind === 'tip',
  start: () => shareOf((record) => record.kind === 'tip' && record.dismissedAt !== undefined),
}
