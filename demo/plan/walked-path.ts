/** Where the visitor has been: the works looked at, in the order of the first look, and the way between them. */
import type { ProfileView, Venue } from 'docent'
import { allEvidence } from '../page/all-evidence.ts'
import type { Museum } from '../museum.ts'
import { routeBetween } from './routes.ts'
import type { Spot, Step } from './spot.ts'

/** Works without a place on the plan are left out. */
export function walkedSpots(museum: Museum, profile: ProfileView | undefined): readonly Spot[] {
  if (!profile) return []
  return allEvidence(profile)
    .toSorted((a, b) => (a.events[0]?.ts ?? a.ts) - (b.events[0]?.ts ?? b.ts))
    .flatMap(({ contentId }) => spotOf(museum, contentId) ?? [])
}

/** Where a work hangs; the middle of its room when it has no place of its own; undefined without a room. */
export function spotOf(museum: Museum, contentId: string): Spot | undefined {
  const work = museum.works.get(contentId)
  const room = work?.room === undefined ? undefined : museum.rooms.get(work.room)
  if (!work || !room) return undefined
  const middle = { x: room.x + room.width / 2, y: room.y + room.height / 2 }
  return { contentId, room: room.room, floor: room.floor, x: work.x ?? middle.x, y: work.y ?? middle.y }
}

/** The whole way on one floor, in stretches: broken where it leaves the floor. */
export function stretchesOn(venue: Venue, spots: readonly Spot[], floor: string): readonly (readonly Step[])[] {
  const stretches: Step[][] = []
  let current: Step[] | undefined
  for (const step of wholeWay(venue, spots)) {
    if (step.floor !== floor) {
      current = undefined
      continue
    }
    if (!current) stretches.push((current = []))
    current.push(step)
  }
  return stretches
}

function wholeWay(venue: Venue, spots: readonly Spot[]): readonly Step[] {
  return spots.flatMap((spot, at) => {
    const before = spots[at - 1]
    return before ? routeBetween(venue, before, spot) : [spot]
  })
}
