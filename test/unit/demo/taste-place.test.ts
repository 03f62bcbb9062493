import { describe, expect, it } from 'vitest'
import { centreOf } from '../../../demo/taste-map/taste-place.ts'

const places = new Map<string, readonly [number, number]>([
  ['a', [0, 0]],
  ['b', [1, 0.5]],
])

describe('the place of a taste on the map', () => {
  it('[PG17] is the weighted centre of the nearest works', () => {
    const near = [
      { contentId: 'a', weight: 0.3 },
      { contentId: 'b', weight: 0.1 },
    ]
    const [x, y] = centreOf(near, (id) => places.get(id)) ?? [NaN, NaN]
    expect(x).toBeCloseTo(0.25, 12)
    expect(y).toBeCloseTo(0.125, 12)
  })

  it('[PG17] leaves out works that are not on the map, and is nowhere without any', () => {
    expect(
      centreOf(
        [
          { contentId: 'b', weight: 1 },
          { contentId: 'new', weight: 9 },
        ],
        (id) => places.get(id),
      ),
    ).toEqual([1, 0.5])
    expect(centreOf([], (id) => places.get(id))).toBeUndefined()
  })
})
