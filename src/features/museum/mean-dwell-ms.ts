/** Feature of the seed: how long a served item waits for the visitor's reaction. Active dwell is meanActiveDwell. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { type FeatureRecord, reactedAt } from '../feature-record.ts'
import { meanOf } from '../mean-of.ts'

export const meanDwellMs: ProfileFeature = {
  name: 'mean_dwell_ms_30d',
  dtype: 'numeric',
  description: 'Average dwell time (ms between served and reacted) over the last 30 days.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['served.at', 'engagement.outcome', 'content_feedback.feedback', 'content_dismissed.endReason'],
  uses: (record) => waitOf(record) !== undefined,
  start: () => meanOf((record) => waitOf(record) ?? 0),
}

/** Ms from served to the first reaction. */
function waitOf(record: FeatureRecord): number | undefined {
  if (record.kind !== 'tip') return undefined
  const at = reactedAt(record)
  return at === undefined ? undefined : at - record.at
}
