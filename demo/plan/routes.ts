/** Routes: the way from one work to another through doors and up stairs, as a visitor would walk it. */
import type { Room, Venue } from 'docent'
import { doorBetween } from './walls.ts'
import type { Spot, Step } from './spot.ts'

/** From the room's upper right corner to the middle of its stairs, in metres. */
const STAIRS_INSET = { x: 3, y: 2 }

/** The points after `from` up to and including `to`; a straight line where no way is known. */
export function routeBetween(venue: Venue, from: Spot, to: Spot): readonly Step[] {
  const rooms = new Map(venue.rooms.map((room) => [room.room, room]))
  const way = fewestRooms(venue, from.room, to.room)
  const passages = way.flatMap((name, at) => {
    const [here, next] = [rooms.get(name), rooms.get(way[at + 1] ?? '')]
    return here && next ? passage(here, next) : []
  })
  return [...passages, to]
}

/** The rooms from one to another, both included, by breadth-first search; empty when they are not joined. */
function fewestRooms(venue: Venue, from: string, to: string): readonly string[] {
  const ways = new Map<string, readonly string[]>([[from, [from]]])
  for (const [room, way] of ways) {
    if (room === to) return way
    for (const [a, b] of [...venue.doors, ...venue.stairs]) {
      const next = a === room ? b : b === room ? a : undefined
      if (next !== undefined && !ways.has(next)) ways.set(next, [...way, next])
    }
  }
  return []
}

/** The door between two rooms, or the stairs at both ends. */
function passage(here: Room, next: Room): readonly Step[] {
  if (here.floor !== next.floor) return [stairsOf(here), stairsOf(next)]
  const door = doorBetween(here, next)
  return door ? [{ ...door, floor: here.floor }] : []
}

function stairsOf(room: Room): Step {
  return { floor: room.floor, x: room.x + room.width - STAIRS_INSET.x, y: room.y + STAIRS_INSET.y }
}
