import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexOf, labOf } from '../../../demo/plates/colour.ts'
import { bounds, flatten, type Outline } from '../../../demo/plates/outline.ts'
import { pathData } from '../../../demo/plates/path-data.ts'
import { seededRandom } from '../../../demo/plates/seeded-random.ts'
import { shadeOf } from '../../../demo/plates/shade.ts'
import { thin } from '../../../demo/plates/thin.ts'

const SEED = { seed: 1665 }
/** What floating point may add. */
const EPSILON = 1e-9

const unit = fc.integer({ min: 0, max: 200 })
const outline: fc.Arbitrary<Outline> = fc.array(fc.record({ x: unit, y: unit, corner: fc.boolean() }), {
  minLength: 3,
  maxLength: 14,
})

describe('an outline', () => {
  it('[PT6] has its shadow within its bounds, on the side away from the light', () => {
    fc.assert(
      fc.property(
        outline,
        fc.constantFrom<-1 | 1>(-1, 1),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (ring, light, depth) => {
          const whole = bounds(flatten(ring))
          for (const { x, y } of shadeOf(ring, light, depth, false)) {
            expect(x).toBeGreaterThanOrEqual(whole.left - EPSILON)
            expect(x).toBeLessThanOrEqual(whole.right + EPSILON)
            expect(y).toBeGreaterThanOrEqual(whole.top - EPSILON)
            expect(y).toBeLessThanOrEqual(whole.bottom + EPSILON)
          }
        },
      ),
      SEED,
    )
  })

  it('[PT6] of a square is shaded on its far side, as deep as asked', () => {
    const square = [0, 100, 100, 0].map((x, index) => ({ x, y: index < 2 ? 0 : 100, corner: true }))
    const dark = bounds(shadeOf(square, -1, 0.25, false))
    expect(dark.left).toBeCloseTo(75)
    expect(dark.right).toBeCloseTo(100)
    expect(bounds(shadeOf(square, 1, 0.25, false)).right).toBeCloseTo(25)
    expect(bounds(shadeOf(square, -1, 0.25, true)).bottom).toBeCloseTo(100)
  })

  it('[PT5] loses knots, gains none, and keeps its first', () => {
    fc.assert(
      fc.property(outline, fc.double({ min: 0, max: 20, noNaN: true }), (ring, tolerance) => {
        const fewer = thin(ring, tolerance)
        expect(fewer.length).toBeLessThanOrEqual(ring.length)
        expect(fewer.every((knot) => ring.includes(knot))).toBe(true)
        expect(fewer[0]).toBe(ring[0])
      }),
      SEED,
    )
  })

  it('[PT2] is written in whole numbers that SVG reads back', () => {
    fc.assert(
      fc.property(outline, (ring) => {
        const data = pathData(ring)
        expect(data).toMatch(/^M-?\d+[ -]\d+(?:[lcs](?:[ -]?-?\d+)+)*$/)
      }),
      SEED,
    )
  })
})

describe('the seed of a plate', () => {
  it('[PT1] gives the same numbers for the same id, from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const one = seededRandom(id)
        const other = seededRandom(id)
        const drawn = Array.from({ length: 8 }, () => one())
        expect(drawn).toEqual(Array.from({ length: 8 }, () => other()))
        expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true)
      }),
      SEED,
    )
  })
})

describe('a colour', () => {
  it('[PT1] comes back from OKLab as it went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const hex = `#${value.toString(16).padStart(6, '0')}`
        expect(hexOf(labOf(hex))).toBe(hex)
      }),
      SEED,
    )
  })

  it('[PT1] has the OKLab coordinates that Ottosson gives', () => {
    expect(labOf('#FFFFFF').l).toBeCloseTo(1, 3)
    expect(labOf('#000000').l).toBeCloseTo(0, 6)
    const red = labOf('#FF0000')
    expect(red.l).toBeCloseTo(0.628, 3)
    expect(red.a).toBeCloseTo(0.2249, 3)
    expect(red.b).toBeCloseTo(0.1258, 3)
  })
})
