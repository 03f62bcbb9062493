/** How much the visitor would rather listen. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { dwellMsOf, isLook } from '../feature-record.ts'

/** In [0, 1]; null without a measured look of more than 0 s. */
export const audioAffinity: ProfileFeature = {
  name: 'audio_affinity',
  dtype: 'numeric',
  description: 'Fraction of the active dwell of the last 30 days that went to audio.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.dwellSeconds', 'content.contentType'],
  uses: (record) => isLook(record) && record.content !== undefined && dwellMsOf(record) !== undefined,
  start() {
    let audioMs = 0
    let totalMs = 0
    return {
      count(record, sign) {
        const ms = isLook(record) ? sign * (dwellMsOf(record) ?? 0) : 0
        totalMs += ms
        if (record.content?.contentType === 'audio_item') audioMs += ms
      },
      read: () => (totalMs === 0 ? null : audioMs / totalMs),
    }
  },
}
