import { expect, it } from 'vitest'
import { hitAt, ndcgAt, precisionAt, recallAt, reciprocalRankAt } from '../../../src/evaluation/ranking-metrics.ts'
import { byGroup } from '../../../src/evaluation/by-group.ts'
import fc from 'fast-check'
import { summariseRanking } from '../../../src/evaluation/ranking-scores.ts'

const relevant = new Set(['a', 'c', 'x'])

it.each([
  { ranked: ['a', 'b', 'c'], scores: [0.70392, 2 / 3, 2 / 3, 1, 1] },
  { ranked: ['b', 'c'], scores: [0.29608, 1 / 3, 1 / 3, 1 / 2, 1] },
  { ranked: ['b', 'd', 'e', 'a'], scores: [0, 0, 0, 0, 0] },
  { ranked: ['a', 'a', 'c'], scores: [0.70392, 2 / 3, 2 / 3, 1, 1] },
  { ranked: [], scores: [0, 0, 0, 0, 0] },
])('[EV1] gives $ranked the scores worked by hand', ({ ranked, scores }) => {
  const request = { ranked, relevant }
  const found = [ndcgAt, precisionAt, recallAt, reciprocalRankAt, hitAt].map((metric) => metric(3, request))
  found.forEach((score, at) => expect(score).toBeCloseTo(scores[at] ?? Number.NaN, 5))
})

it('[EV1] equals a slow reference on random requests', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
  const request = fc.record({ ranked: fc.array(id, { maxLength: 12 }), relevant: fc.uniqueArray(id, { maxLength: 8 }) })
  fc.assert(
    fc.property(request, fc.integer({ min: 1, max: 12 }), ({ ranked, relevant: wanted }, k) => {
      const gain = ranked.slice(0, k).map((one, at, top) => Number(wanted.includes(one) && top.indexOf(one) === at))
      const dcg = (gains: readonly number[]): number =>
        gains.reduce((sum, one, at) => sum + one / (Math.log(at + 2) / Math.LN2), 0)
      const ideal = dcg(Array.from({ length: k }, (_, at) => Number(at < wanted.length)))
      const hits = gain.filter((one) => one === 1).length
      const first = gain.indexOf(1)
      const given = { ranked, relevant: new Set(wanted) }
      expect(ndcgAt(k, given)).toBeCloseTo(ideal === 0 ? 0 : dcg(gain) / ideal, 9)
      expect(precisionAt(k, given)).toBeCloseTo(hits / k, 9)
      expect(recallAt(k, given)).toBeCloseTo(wanted.length === 0 ? 0 : hits / wanted.length, 9)
      expect(reciprocalRankAt(k, given)).toBeCloseTo(first < 0 ? 0 : 1 / (first + 1), 9)
      expect(hitAt(k, given)).toBe(Math.min(1, hits))
    }),
  )
})

it('[EV2] takes the mean over requests that have anything to find, and says how many had not', () => {
  const requests = [
    { ranked: ['a'], relevant },
    { ranked: ['b'], relevant },
    { ranked: ['a'], relevant: new Set<string>() },
  ]
  const summary = summariseRanking(1, requests)
  expect(summary).toMatchObject({ k: 1, requests: 2, leftOut: 1 })
  expect(summary.scores).toEqual({ ndcg: 0.5, precision: 0.5, recall: 1 / 6, mrr: 0.5, hitRate: 0.5 })
  expect(summariseRanking(1, requests.slice(2)).scores).toBeUndefined()
})

it('[EV2] measures each group by its own rows alone', () => {
  const rows = ['a1', 'b2', 'a3']
  const joined = byGroup(
    rows,
    (row) => row.slice(0, 1),
    (group) => group.join(),
  )
  expect([...joined]).toEqual([
    ['a', 'a1,a3'],
    ['b', 'b2'],
  ])
})
