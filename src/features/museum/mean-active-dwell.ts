/** How long the visitor stays with a work. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { dwellMsOf, isLook } from '../feature-record.ts'
import { meanOf } from '../mean-of.ts'
import { SECOND_MS } from '../../base/time.ts'

export const meanActiveDwell: ProfileFeature = {
  name: 'mean_active_dwell_s',
  dtype: 'numeric',
  description: 'Average active dwell of a look in seconds, over the looks of the last 30 days that measured it.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.dwellSeconds'],
  uses: (record) => isLook(record) && dwellMsOf(record) !== undefined,
  start: () => meanOf((record) => (isLook(record) ? (dwellMsOf(record) ?? 0) : 0), SECOND_MS),
}
