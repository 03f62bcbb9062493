/** How much of the house the visitor has seen. */
import { DAY_TTL_SECONDS, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import { CountedKeys } from '../counted-keys.ts'
import { isLook } from '../feature-record.ts'

/** In [0, 1]; null for a catalog without rooms. */
export const shareOfRooms: ProfileFeature = {
  name: 'share_of_rooms_visited',
  dtype: 'numeric',
  description: "Fraction of the catalog's rooms in which a work was looked at in the last 30 days.",
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  reads: ['content_viewed.contentId', 'content.room'],
  uses: (record) => isLook(record) && record.content?.room !== undefined,
  start() {
    const rooms = new CountedKeys<string>()
    return {
      count({ content }, sign) {
        if (content?.room !== undefined) rooms.add(content.room, sign)
      },
      read: (facts) => (facts.rooms === 0 ? null : rooms.size / facts.rooms),
    }
  },
}
