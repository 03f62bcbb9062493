/** VenueMap: where contents are, on earth or on the floors of a venue, and how near that is to a place. Pure. */
import type { Content } from '../contracts/content.ts'
import type { ContentStore } from '../ports/content-store.ts'
import type { Near } from '../contracts/recommend-options.ts'
import type { Room } from '../contracts/catalog-manifest.ts'

/** Mean radius of the earth in km (IUGG). */
const EARTH_RADIUS_KM = 6371.0088
/** Distance at which nearness halves, on earth: a short walk. */
const HALF_DISTANCE_KM = 1
/** Distance at which nearness halves inside a venue: about one room. */
const HALF_DISTANCE_M = 15
/** What a change of floor costs, in metres of walking: one staircase and the way to it. */
const FLOOR_CHANGE_M = 30
/** Assumed distance of two rooms of one floor whose positions are unknown, in metres. */
const OTHER_ROOM_M = 20

/** A place inside a venue; any part may be unknown. `x`, `y` in metres. */
interface VenuePlace {
  readonly room?: string | undefined
  readonly floor?: string | undefined
  readonly x?: number | undefined
  readonly y?: number | undefined
}

export interface VenueMap {
  /**
   * How near a content is to a place, in (0, 1]: 2^(-distance / half distance); 1 at the place itself. 0 when the two
   * cannot be compared (no position, unknown room or content).
   */
  nearness(row: number, near: Near): number
}

/** Great-circle distance in km (haversine). Source: R. W. Sinnott, Sky and Telescope 68, 1984. */
export function haversineKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const rad = Math.PI / 180
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)))
}

/** The map of a catalog. Rooms of the venue give contents without coordinates the middle of their room. */
export function createVenueMap(catalog: ContentStore): VenueMap {
  const venue = catalog.manifest.info.venue
  const rooms = new Map<string, Room>(venue?.rooms.map((room) => [room.room, room]))
  const floorOrder = new Map(venue?.floors.map((floor, index) => [floor.floor, index]))

  const placeOf = (content: Content): VenuePlace => inRoom(rooms, content)
  const targetOf = (near: Near): Content | VenuePlace | undefined => {
    if ('contentId' in near) {
      const row = catalog.rowOf(near.contentId)
      return row === undefined ? undefined : catalog.contentAt(row)
    }
    if ('room' in near) return inRoom(rooms, near)
    return 'x' in near ? near : undefined
  }

  return {
    nearness(row, near) {
      const content = catalog.contentAt(row)
      const earth = 'lat' in near ? near : earthOf(targetOf(near))
      if (earth && content.lat !== undefined && content.lon !== undefined) {
        return 2 ** (-haversineKm(earth.lat, earth.lon, content.lat, content.lon) / HALF_DISTANCE_KM)
      }
      const target = targetOf(near)
      if (!target) return 0
      const metres = venueDistance(inRoom(rooms, target), placeOf(content), floorOrder)
      return metres === undefined ? 0 : 2 ** (-metres / HALF_DISTANCE_M)
    },
  }
}

function earthOf(place: Content | VenuePlace | undefined): { lat: number; lon: number } | undefined {
  if (!place || !('lat' in place) || place.lat === undefined || place.lon === undefined) return undefined
  return { lat: place.lat, lon: place.lon }
}

/** Completes a place from its room: coordinates fall back to the room's middle, the floor to the room's floor. */
function inRoom(rooms: ReadonlyMap<string, Room>, place: VenuePlace): VenuePlace {
  const room = place.room === undefined ? undefined : rooms.get(place.room)
  if (!room) return place
  const located = place.x !== undefined && place.y !== undefined
  return {
    room: room.room,
    floor: place.floor ?? room.floor,
    x: located ? place.x : room.x + room.width / 2,
    y: located ? place.y : room.y + room.height / 2,
  }
}

/** Metres of walking between two places, or undefined when nothing about them can be compared. */
function venueDistance(a: VenuePlace, b: VenuePlace, floorOrder: ReadonlyMap<string, number>): number | undefined {
  const floors = floorSteps(a.floor, b.floor, floorOrder)
  if (a.x !== undefined && a.y !== undefined && b.x !== undefined && b.y !== undefined) {
    return Math.hypot(a.x - b.x, a.y - b.y) + (floors ?? 0) * FLOOR_CHANGE_M
  }
  if (a.room !== undefined && a.room === b.room) return 0
  return floors === undefined ? undefined : OTHER_ROOM_M + floors * FLOOR_CHANGE_M
}

/** Floors between two floors: by the venue's order where it is known, else 0 or 1; undefined when one is unknown. */
function floorSteps(
  a: string | undefined,
  b: string | undefined,
  floorOrder: ReadonlyMap<string, number>,
): number | undefined {
  if (a === undefined || b === undefined) return undefined
  const from = floorOrder.get(a)
  const to = floorOrder.get(b)
  if (from !== undefined && to !== undefined) return Math.abs(from - to)
  return a === b ? 0 : 1
}
