import { describe, expect, it } from 'vitest'
import type { Venue } from '../../../src/contracts/catalog-manifest.ts'
import { routeBetween } from '../../../demo/plan/routes.ts'
import { wallsOf } from '../../../demo/plan/walls.ts'

/** Two rooms side by side on the ground floor, a third above the second. */
const venue: Venue = {
  name: 'A house',
  floors: [
    { floor: '0', name: 'Ground', width: 20, height: 10 },
    { floor: '1', name: 'Upper', width: 20, height: 10 },
  ],
  rooms: [
    { room: 'a', floor: '0', name: 'A', x: 0, y: 0, width: 10, height: 10 },
    { room: 'b', floor: '0', name: 'B', x: 10, y: 0, width: 10, height: 10 },
    { room: 'c', floor: '1', name: 'C', x: 10, y: 0, width: 10, height: 10 },
  ],
  doors: [['a', 'b']],
  stairs: [['b', 'c']],
}

describe('the plan of a floor', () => {
  it('[PG15] draws each wall once, with the door as a gap in the middle of the shared one', () => {
    const walls = wallsOf(venue, '0')
    expect(walls).toHaveLength(6)
    expect(walls.filter((wall) => wall.x1 === 10 && wall.x2 === 10)).toEqual([
      { x1: 10, y1: 0, x2: 10, y2: 3.8 },
      { x1: 10, y1: 6.2, x2: 10, y2: 10 },
    ])
    expect(walls).toContainEqual({ x1: 0, y1: 0, x2: 20, y2: 0 })
  })

  it('[PG15] leaves walls whole where there is no door on the floor', () => {
    expect(wallsOf(venue, '1')).toHaveLength(4)
  })
})

describe('a way through the house', () => {
  const spot = (contentId: string, room: string, floor: string, x: number, y: number) => ({
    contentId,
    room,
    floor,
    x,
    y,
  })

  it('[PG15] leads through doors and up the stairs', () => {
    const way = routeBetween(venue, spot('1', 'a', '0', 2, 2), spot('2', 'c', '1', 15, 8))
    expect(way.map(({ floor, x, y }) => [floor, x, y])).toEqual([
      ['0', 10, 5],
      ['0', 17, 2],
      ['1', 17, 2],
      ['1', 15, 8],
    ])
  })

  it('[PG15] is straight within a room, and where no way is known', () => {
    const goal = spot('2', 'a', '0', 8, 8)
    expect(routeBetween(venue, spot('1', 'a', '0', 2, 2), goal)).toEqual([goal])
    const unjoined = { ...venue, doors: [], stairs: [] }
    const other = spot('3', 'b', '0', 15, 5)
    expect(routeBetween(unjoined, spot('1', 'a', '0', 2, 2), other)).toEqual([other])
  })
})
