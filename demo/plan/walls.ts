/** The walls of a floor as line segments: all sides of all rooms, each once, less the openings of the doors. Metres. */
import type { Room, Venue } from 'docent'

export interface Segment {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

interface Point {
  readonly x: number
  readonly y: number
}

type Stretch = readonly [from: number, to: number]

/** Width of a door. */
const DOOR_METRES = 2.4

/** Every wall of the floor, doors left open. Where rooms share a wall, or part of one, it is there once. */
export function wallsOf(venue: Venue, floor: string): readonly Segment[] {
  const rooms = venue.rooms.filter((room) => room.floor === floor)
  const doors = doorsOf(venue, floor)
  const upright = sidesByLine(
    rooms.flatMap(({ x, y, width, height }) => [side(x, y, height), side(x + width, y, height)]),
  )
  const level = sidesByLine(rooms.flatMap(({ x, y, width, height }) => [side(y, x, width), side(y + height, x, width)]))
  return [
    ...[...upright].flatMap(([x, sides]) =>
      opened(sides, gapsAt(doors, x, 'x', 'y')).map(([y1, y2]) => ({ x1: x, y1, x2: x, y2 })),
    ),
    ...[...level].flatMap(([y, sides]) =>
      opened(sides, gapsAt(doors, y, 'y', 'x')).map(([x1, x2]) => ({ x1, y1: y, x2, y2: y })),
    ),
  ]
}

/** The middle of the wall that two rooms share; undefined for rooms that do not touch along a wall. */
export function doorBetween(a: Room, b: Room): Point | undefined {
  const left = Math.max(a.x, b.x)
  const right = Math.min(a.x + a.width, b.x + b.width)
  const top = Math.max(a.y, b.y)
  const bottom = Math.min(a.y + a.height, b.y + b.height)
  const touches = (left === right && bottom > top) || (top === bottom && right > left)
  return touches ? { x: (left + right) / 2, y: (top + bottom) / 2 } : undefined
}

function doorsOf(venue: Venue, floor: string): readonly Point[] {
  const rooms = new Map(venue.rooms.filter((room) => room.floor === floor).map((room) => [room.room, room]))
  return venue.doors.flatMap(([a, b]) => {
    const [one, other] = [rooms.get(a), rooms.get(b)]
    return (one && other && doorBetween(one, other)) ?? []
  })
}

function side(line: number, from: number, length: number): readonly [line: number, stretch: Stretch] {
  return [line, [from, from + length]]
}

/** The sides that lie on one line, joined where they touch or overlap. */
function sidesByLine(sides: readonly (readonly [number, Stretch])[]): ReadonlyMap<number, readonly Stretch[]> {
  const lines = new Map<number, Stretch[]>()
  for (const [line, stretch] of sides.toSorted((a, b) => a[1][0] - b[1][0])) {
    const joined = lines.get(line) ?? []
    const last = joined.at(-1)
    if (last && stretch[0] <= last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], stretch[1])]
    else joined.push(stretch)
    lines.set(line, joined)
  }
  return lines
}

function gapsAt(doors: readonly Point[], line: number, across: 'x' | 'y', along: 'x' | 'y'): readonly number[] {
  return doors
    .filter((door) => door[across] === line)
    .map((door) => door[along])
    .toSorted((a, b) => a - b)
}

/** The stretches without the doors whose middles are given, ascending. */
function opened(stretches: readonly Stretch[], gaps: readonly number[]): readonly Stretch[] {
  return stretches.flatMap(([start, end]) => {
    const pieces: Stretch[] = []
    let from = start
    for (const gap of gaps.filter((middle) => middle > start && middle < end)) {
      pieces.push([from, gap - DOOR_METRES / 2])
      from = gap + DOOR_METRES / 2
    }
    return [...pieces, [from, end]]
  })
}
