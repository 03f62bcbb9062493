/** How much the visitor comes back to works they know. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import { dayOf } from '../local-minute.ts'
import { isLook } from '../feature-record.ts'

/** In [0, 1]; a work counts as revisited once, however often; null without a look. */
export const revisitShare: ProfileFeature = {
  name: 'revisit_share',
  dtype: 'numeric',
  description: 'Fraction of the works looked at in the last 30 days that were looked at on more than one day.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.contentId', 'content_viewed.ts', 'device.localTime'],
  uses: (record) => isLook(record) && record.event.contentId !== undefined,
  start() {
    const looks = new CountedKeys<string>()
    /** Days on which a work was looked at. */
    const days = new CountedKeys<string>()
    let revisited = 0
    return {
      count(record, sign) {
        if (!isLook(record) || record.event.contentId === undefined) return
        const { contentId } = record.event
        const known = looks.size
        looks.add(`${contentId} ${dayOf(record.minute)}`, sign)
        const change = looks.size - known
        if (change === 0) return
        const before = days.amountOf(contentId)
        days.add(contentId, change)
        revisited += Number(before + change > 1) - Number(before > 1)
      },
      read: () => (days.size === 0 ? null : revisited / days.size),
    }
  },
}
