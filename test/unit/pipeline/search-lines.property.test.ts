import { aRandomCatalog, someDoings } from '../../builders/a-random-catalog.ts'
import { expect, it } from 'vitest'
import { aList } from '../../builders/a-list-request.ts'
import { aUnitVector } from '../../builders/a-catalog.ts'
import { decodeQueryVector } from '../../../src/base/query-vector.ts'
import { dot } from '../../../src/vector/dot.ts'
import fc from 'fast-check'
import { seededRandom } from '../../../src/base/random.ts'
import { someSignals } from '../../builders/some-signals.ts'
import { withSearches } from '../../builders/some-searches.ts'

const EXACT = 1e-9
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0)

const visit = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  size: fc.integer({ min: 0, max: 60 }),
  contents: fc.integer({ min: 0, max: 4 }),
  searches: fc.integer({ min: 1, max: 12 }),
  diversity: fc.constantFrom(0, 0.3, 1),
})
type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never

/** Searches near works of the catalog, as real ones are, or anywhere, of any age. */
function make({ seed, size, contents, searches, diversity }: Visit) {
  const catalog = aRandomCatalog(seed, size)
  const random = seededRandom(seed)
  const made = Array.from({ length: searches }, (_, at) => {
    const near =
      size > 0 && at % 2 === 0 ? catalog.vectorAt(Math.floor(random() * size)) : new Float32Array(catalog.dim)
    const meaning = aUnitVector(Array.from(near, (x) => x + 0.3 * (random() - 0.5)))
    return { text: `search ${at}`, meaning, coefficient: random() }
  })
  const signals = withSearches(someSignals(catalog, someDoings(catalog, seed, contents)), made)
  const options = { count: 25, diversity }
  return { catalog, signals, list: aList(catalog, { signals, options, seed }).recommendation }
}

it('[EX9] search lines split exactly over searches, [EX1] and all lines sum to the score', () => {
  let seen = 0
  fc.assert(
    fc.property(visit, (given) => {
      for (const { breakdown, finalScore } of make(given).list.items) {
        const lines = breakdown?.lines ?? []
        expect(Math.abs(sumOf(lines.map(({ value }) => value)) - finalScore)).toBeLessThan(EXACT)
        for (const { value, queries, because } of lines.filter(({ label }) => label === 'search')) {
          seen++
          expect(because).toEqual([])
          expect(Math.abs(sumOf((queries ?? []).map(({ share }) => share)) - value)).toBeLessThan(EXACT)
        }
      }
    }),
  )
  expect(seen).toBeGreaterThan(0)
})

it('[SC8] a line is there if and only if a search is close, by an obvious count', () => {
  fc.assert(
    fc.property(visit, (given) => {
      const { catalog, signals, list } = make(given)
      const { semantic } = catalog.manifest.normalisers
      const weight = list.diagnostics.weights['search']?.value ?? Number.NaN
      for (const { contentId, breakdown } of list.items) {
        const vector = catalog.vectorAt(catalog.rowOf(contentId) ?? -1)
        const nearest = Math.max(
          ...signals.searches.map(({ queryVector }) =>
            dot(decodeQueryVector(queryVector, catalog.dim) ?? new Float64Array(), vector),
          ),
        )
        const line = breakdown?.lines.find(({ label }) => label === 'search')
        const cosine = dot(signals.queryVector ?? new Float64Array(catalog.dim), vector)
        if (nearest < semantic / 2) expect(line).toBeUndefined()
        else expect(line?.value).toBeCloseTo((weight * cosine) / semantic, 9)
      }
    }),
  )
})

it('[SC8] of two items close to the one search, the closer gets more', () => {
  fc.assert(
    fc.property(visit, (given) => {
      const { catalog, signals, list } = make({ ...given, searches: 1 })
      const scored = list.items.flatMap(({ contentId, breakdown }) => {
        const value = breakdown?.lines.find(({ label }) => label === 'search')?.value
        const cosine = dot(signals.queryVector ?? new Float64Array(), catalog.vectorAt(catalog.rowOf(contentId) ?? -1))
        return value === undefined ? [] : [{ cosine, value }]
      })
      const byCosine = scored.toSorted((a, b) => a.cosine - b.cosine)
      expect(byCosine.map(({ value }) => value)).toEqual(scored.map(({ value }) => value).toSorted((a, b) => a - b))
    }),
  )
})
