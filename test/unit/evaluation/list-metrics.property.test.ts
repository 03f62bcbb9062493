import { expect, it } from 'vitest'
import { catalogCoverageAt } from '../../../src/evaluation/catalog-coverage.ts'
import fc from 'fast-check'
import { intraListDiversityAt } from '../../../src/evaluation/intra-list-diversity.ts'
import { noveltyAt } from '../../../src/evaluation/novelty.ts'

const lists = [['a', 'b', 'c'], ['a', 'd'], []]

it('[EV8] counts each item of the first k once, over the catalog', () => {
  expect(catalogCoverageAt(2, lists, 10)).toBe(0.3)
  expect(catalogCoverageAt(3, lists, 10)).toBe(0.4)
  expect(catalogCoverageAt(3, [], 10)).toBe(0)
  expect(catalogCoverageAt(3, lists, 0)).toBeUndefined()
})

it('[EV8] finds unknown items novel, in bits', () => {
  // a was met 3 times of 4 in a catalog of 4 items: share 4 / 8, one bit; b once: 2 / 8, two bits; others 1 / 8, three.
  const popularity = { countOf: (id: string) => ({ a: 3, b: 1 })[id] ?? 0, total: 4, items: 4 }
  expect(noveltyAt(2, lists, popularity)).toBe((1 + 2 + 1 + 3) / 4)
  expect(noveltyAt(2, [[]], popularity)).toBeUndefined()
})

it('[EV8] is one minus the mean likeness of all pairs', () => {
  const someList = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 })
  fc.assert(
    fc.property(someList, fc.integer({ min: 1, max: 8 }), (numbers, k) => {
      const likeness = (a: string, b: string): number => 1 / (1 + Math.abs(Number(a) - Number(b)))
      const top = numbers.slice(0, k).map(String)
      // Oracle: every ordered pair but an item with itself; each unordered pair is met twice.
      const all = top.flatMap((a, i) => top.flatMap((b, j) => (i === j ? [] : [likeness(a, b)])))
      const found = intraListDiversityAt(k, numbers.map(String), likeness)
      if (all.length === 0) expect(found).toBeUndefined()
      else expect(found).toBeCloseTo(1 - all.reduce((sum, one) => sum + one, 0) / all.length, 9)
    }),
  )
})
