import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aList, aRecommender } from '../../builders/a-list-request.ts'
import { aRandomCatalog, someDoings } from '../../builders/a-random-catalog.ts'
import { dot } from '../../../src/vector/dot.ts'
import { someSignals } from '../../builders/some-signals.ts'

/** The selector's order by the definition: every waiting item compared with every pick, at each step. */
function byDefinition(
  relevance: ReadonlyMap<string, number>,
  likeness: (a: string, b: string) => number,
  price: number,
  count: number,
): readonly { readonly id: string; readonly score: number }[] {
  const picked: { id: string; score: number }[] = []
  while (picked.length < Math.min(count, relevance.size)) {
    const scored = [...relevance]
      .filter(([id]) => !picked.some((pick) => pick.id === id))
      .map(([id, value]) => ({
        id,
        score: value - Math.max(0, ...picked.map((pick) => price * likeness(id, pick.id))),
      }))
    picked.push(scored.reduce((best, one) => (one.score > best.score ? one : best)))
  }
  return picked
}

describe('the selector', () => {
  it('[MM1] [VX19] gives the list of the definition, with each likeness asked for once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (seed, diversity) => {
          const catalog = aRandomCatalog(seed, 40)
          const doings = { ...someDoings(catalog, seed, 4), c000: [0.9] }
          const signals = someSignals(catalog, doings)
          const count = 12
          const all = aList(catalog, { signals, seed, options: { count: 200, diversity: 0 } }).recommendation
          const relevance = new Map(all.items.map((item) => [item.contentId, item.finalScore]))
          const vectorOf = (id: string): Float32Array => catalog.vectorAt(catalog.rowOf(id) ?? -1)
          const price = diversity / (1 - diversity)
          const list = aList(catalog, { signals, seed, options: { count: 200, diversity } }).recommendation.items
          const expected = byDefinition(relevance, (a, b) => dot(vectorOf(a), vectorOf(b)), price, count)
          expect(list.slice(0, count).map((item) => item.contentId)).toEqual(expected.map(({ id }) => id))
          expected.forEach(({ score }, at) => expect(list[at]?.finalScore).toBeCloseTo(score, 9))
        },
      ),
    )
  })

  it('[RC6] goes on as if the pages had been one list, where the pool is the same', () => {
    const catalog = aRandomCatalog(5, 40)
    const signals = someSignals(catalog, { c000: [0.9], c001: [0.5] })
    const whole = aList(catalog, { signals, options: { count: 12 } }).recommendation.items
    const first = aList(catalog, { signals, options: { count: 4 } })
    const rest = aRecommender(catalog).continueList(first.list, 8).recommendation.items
    expect([...first.recommendation.items, ...rest].map((item) => item.contentId)).toEqual(
      whole.map((item) => item.contentId),
    )
  })
})
