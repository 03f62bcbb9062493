import { armOf, type Experiment } from '../../../src/evaluation/experiment.ts'
import { countPerson, exportCounts, mergeCounts } from '../../../src/evaluation/experiment-counts.ts'
import { describe, expect, it } from 'vitest'
import { liftOfMeans, liftOfShares } from '../../../src/evaluation/lift.ts'
import fc from 'fast-check'
import { refusalOf } from '../../builders/refusal-of.ts'
import { studentQuantile95 } from '../../../src/evaluation/student-quantile.ts'

const tenths = (id: string): Experiment => ({
  id,
  arms: Array.from({ length: 10 }, (_, arm) => ({ name: String(arm), share: 0.1 })),
})
const people = Array.from({ length: 20_000 }, (_, person) => `visitor-${person}`)

/** Arms of the first eight people: whoever changes the hash moves every visitor of every running experiment. */
const FROZEN = ['0', '7', '6', '5', '6', '3', '3', '5']

/** How many of the people fall into each of `size` places. */
function tally(size: number, placeOf: (person: string) => number): Float64Array {
  const counts = new Float64Array(size)
  for (const person of people) counts[placeOf(person)] = (counts[placeOf(person)] ?? 0) + 1
  return counts
}

/** Pearson's chi-square of counts against what is expected of each. */
const chiSquare = (counts: Float64Array, expected: number): number =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)

describe('the arm of a visitor', () => {
  it('[EV15] is the same every time, also on another engine', () => {
    expect(people.slice(0, 8).map((person) => armOf(person, tenths('feed-weights')))).toEqual(FROZEN)
  })

  it('[EV15] is drawn by the shares, in every experiment', () => {
    for (const id of ['a', 'b', 'feed-weights', 'feed-weights-2', '']) {
      const counts = tally(10, (person) => Number(armOf(person, tenths(id))))
      expect(chiSquare(counts, people.length / 10)).toBeLessThan(27.9) // 9 degrees of freedom, p = .001
    }
  })

  it('[EV15] in one experiment says nothing of the arm in another, however alike their names', () => {
    const names = ['a', 'b', 'aa', 'feed-weights', 'feed-weights-2']
    names.forEach((one, at) => {
      for (const other of names.slice(at + 1)) {
        const counts = tally(
          100,
          (person) => 10 * Number(armOf(person, tenths(one))) + Number(armOf(person, tenths(other))),
        )
        expect(chiSquare(counts, people.length / 100)).toBeLessThan(148.2) // 99 degrees of freedom, p = .001
      }
    })
  })

  it('[EV15] keeps to uneven shares, and moves nobody between the others when the last arm shrinks', () => {
    const arms = (last: number): Experiment => ({
      id: 'x',
      arms: [
        { name: 'a', share: 0.2 },
        { name: 'b', share: 0.8 - last },
        { name: 'c', share: last },
      ],
    })
    const wide = people.map((person) => armOf(person, arms(0.6)))
    const narrow = people.map((person) => armOf(person, arms(0.3)))
    expect(wide.filter((arm) => arm === 'c').length / people.length).toBeCloseTo(0.6, 1)
    expect(narrow.filter((arm, at) => wide[at] !== 'c' && arm !== wide[at])).toEqual([])
  })

  it.each([
    { why: 'no arms', arms: [] },
    {
      why: 'shares of 1.1',
      arms: [
        { name: 'a', share: 0.6 },
        { name: 'b', share: 0.5 },
      ],
    },
    {
      why: 'a share of 0',
      arms: [
        { name: 'a', share: 1 },
        { name: 'b', share: 0 },
      ],
    },
    { why: 'a NaN share', arms: [{ name: 'a', share: Number.NaN }] },
    {
      why: 'one name twice',
      arms: [
        { name: 'a', share: 0.5 },
        { name: 'a', share: 0.5 },
      ],
    },
  ])('[EV15] is refused for $why', async ({ arms }) => {
    expect((await refusalOf(() => armOf('someone', { id: 'x', arms }))).code).toBe('options-invalid')
  })
})

describe('counts', () => {
  const person = fc.record({ arm: fc.constantFrom('control', 'treatment'), reads: fc.integer({ min: 0, max: 9 }) })

  it('[EV16] merge to the sums over people, in any order and in parts', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 60 }), fc.nat({ max: 60 }), (crowd, cut) => {
        const each = crowd.map(({ arm, reads }) => countPerson('x', arm, { reads }))
        const whole = mergeCounts(each)
        const parts = [each.slice(cut), each.slice(0, cut)].filter((part) => part.length > 0).map(mergeCounts)
        expect(mergeCounts(parts)).toEqual(whole)
        for (const arm of ['control', 'treatment']) {
          const own = crowd.filter((one) => one.arm === arm).map(({ reads }) => reads)
          const { people: count = 0, metrics } = whole.arms[arm] ?? {}
          expect(count).toBe(own.length)
          expect(metrics?.['reads']?.sum ?? 0).toBe(own.reduce((sum, reads) => sum + reads, 0))
          expect(metrics?.['reads']?.sumSquares ?? 0).toBe(own.reduce((sum, reads) => sum + reads * reads, 0))
        }
      }),
    )
  })

  it('[EV16] leave only in arms of 20 people, whatever is asked', () => {
    const crowd = (arm: string, size: number) => Array.from({ length: size }, () => countPerson('x', arm, { reads: 1 }))
    const counts = mergeCounts([...crowd('few', 19), ...crowd('enough', 20), ...crowd('many', 30)])
    const found = exportCounts(counts, 1)
    expect(Object.keys(found.arms)).toEqual(['enough', 'many'])
    expect(found.suppressed).toEqual(['few'])
    expect(JSON.stringify(found)).not.toContain('19')
    expect(Object.keys(exportCounts(counts, 25).arms)).toEqual(['many'])
  })

  it('[EV16] of different experiments, or none, are not merged', async () => {
    const refusals = [[], [countPerson('x', 'a', {}), countPerson('y', 'a', {})]]
    for (const parts of refusals) expect((await refusalOf(() => mergeCounts(parts))).code).toBe('evaluation-invalid')
  })
})

describe('lift', () => {
  it('[EV17] of shares is what Newcombe printed', () => {
    const lift = liftOfShares({ hits: 48, people: 80 }, { hits: 56, people: 70 })
    expect(lift?.value).toBeCloseTo(0.2, 12)
    expect(lift?.low).toBeCloseTo(0.0524, 4)
    expect(lift?.high).toBeCloseTo(0.3339, 4)
    expect(lift?.relative).toBeCloseTo(100 / 3, 9)
    // His example h: no hits at all on either side still leaves an interval.
    const none = liftOfShares({ hits: 0, people: 10 }, { hits: 0, people: 10 })
    expect(none?.low).toBeCloseTo(-0.2775, 4)
    expect(none?.high).toBeCloseTo(0.2775, 4)
    expect(none?.relative).toBeUndefined()
    expect(liftOfShares({ hits: 0, people: 0 }, { hits: 1, people: 1 })).toBeUndefined()
  })

  it('[EV17] of means is what Welch gives', () => {
    const counts = (values: readonly number[]) =>
      mergeCounts(values.map((reads) => countPerson('x', 'a', { reads }))).arms['a'] ?? { people: 0, metrics: {} }
    // By hand: means 3 and 6, variances 2.5 and 10 of five each: error √2.5, 4 · 12.5² / (2.5² + 10²) = 5.882 degrees.
    const lift = liftOfMeans(counts([1, 2, 3, 4, 5]), counts([2, 4, 6, 8, 10]), 'reads')
    expect(lift?.value).toBe(3)
    expect(lift?.relative).toBeCloseTo(100, 9)
    expect((lift?.high ?? 0) - 3).toBeCloseTo(2.4593 * Math.sqrt(2.5), 2)
    expect(liftOfMeans(counts([1, 1]), counts([2, 2]), 'reads')).toEqual({ value: 1, low: 1, high: 1, relative: 100 })
    expect(liftOfMeans(counts([1]), counts([2, 2]), 'reads')).toBeUndefined()
  })

  it.each([
    [4, 2.77645, 2],
    [20, 2.08596, 4],
    [100, 1.98397, 4],
  ])('[EV17] takes t at %i degrees of freedom from the tables', (freedom, t, digits) => {
    expect(studentQuantile95(freedom)).toBeCloseTo(t, digits)
  })
})
