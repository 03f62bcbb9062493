import { expect, it } from 'vitest'
import { averagePrecision } from '../../../src/evaluation/average-precision.ts'
import fc from 'fast-check'
import { precisionAtRecall } from '../../../src/evaluation/precision-at-recall.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { rocAuc } from '../../../src/evaluation/roc-auc.ts'
import { scoredRows } from '../../../src/evaluation/scored-rows.ts'

interface Row {
  readonly score: number
  readonly label: number
  /** How often the row counts. */
  readonly times: number
}

/** Few different scores, so that ties are the rule; one class alone and no rows at all come up as well. */
const someRows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    score: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })),
    label: fc.constantFrom(0, 1),
    times: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 30 },
)
const open = (rows: readonly Row[]) =>
  scoredRows(
    rows.map(({ score }) => score),
    rows.map(({ label }) => label),
  )
const repeated = (rows: readonly Row[]): readonly Row[] => rows.flatMap((row) => Array<Row>(row.times).fill(row))

function slowAuc(rows: readonly Row[]): number | undefined {
  const pairs = rows.flatMap((a) => rows.flatMap((b) => (a.label === 1 && b.label === 0 ? [[a.score, b.score]] : [])))
  const won = pairs.map(([a = 0, b = 0]) => (a > b ? 1 : a === b ? 0.5 : 0))
  return pairs.length === 0 ? undefined : won.reduce((sum: number, one) => sum + one, 0) / pairs.length
}

/** Precision and recall at every threshold there is, highest first. */
function slowCurve(rows: readonly Row[]): { threshold: number; precision: number; recall: number }[] {
  const positives = rows.filter(({ label }) => label === 1).length
  return [...new Set(rows.map(({ score }) => score))]
    .sort((a, b) => b - a)
    .map((threshold) => {
      const taken = rows.filter(({ score }) => score >= threshold)
      const found = taken.filter(({ label }) => label === 1).length
      return { threshold, precision: found / taken.length, recall: found / positives }
    })
}

function slowAveragePrecision(rows: readonly Row[]): number | undefined {
  if (!rows.some(({ label }) => label === 1)) return undefined
  const curve = slowCurve(rows)
  return curve.reduce((sum, { precision, recall }, at) => sum + precision * (recall - (curve[at - 1]?.recall ?? 0)), 0)
}

/** Within 1e-9 of each other, or both undefined. */
const same = (found: number | undefined, wanted: number | undefined): boolean =>
  found === undefined || wanted === undefined ? found === wanted : Math.abs(found - wanted) <= 1e-9

it('[EV3] equals the share of pairs won, ties half, also with rows that count several times', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      expect(same(rocAuc(open(rows)), slowAuc(rows))).toBe(true)
      expect(
        same(
          rocAuc(
            open(rows),
            rows.map(({ times }) => times),
          ),
          slowAuc(repeated(rows)),
        ),
      ).toBe(true)
    }),
  )
})

it('[EV3] [EV4] depends on the order of scores alone', () => {
  const ranks = someRows.map((rows) => rows.map((row) => ({ ...row, score: Math.max(-9, Math.min(9, row.score)) })))
  fc.assert(
    fc.property(ranks, (rows) => {
      // A step per distinct score keeps order and ties, where exp() would round small differences away.
      const steps = [...new Set(rows.map(({ score }) => score))].sort((a, b) => a - b)
      const moved = rows.map((row) => ({ ...row, score: steps.indexOf(row.score) ** 3 - 5 }))
      expect(rocAuc(open(moved))).toBe(rocAuc(open(rows)))
      expect(averagePrecision(open(moved))).toBe(averagePrecision(open(rows)))
    }),
  )
})

it('[EV4] equals the area under the steps of the whole curve, also with rows that count several times', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      expect(same(averagePrecision(open(rows)), slowAveragePrecision(rows))).toBe(true)
      const times = rows.map((row) => row.times)
      expect(same(averagePrecision(open(rows), times), slowAveragePrecision(repeated(rows)))).toBe(true)
    }),
  )
})

it('[EV4] gives the base rate to one score for all', () => {
  expect(averagePrecision(scoredRows([1, 1, 1, 1], [1, 0, 0, 0]))).toBe(0.25)
})

it('[EV5] is the best precision of all thresholds that reach the recall', () => {
  fc.assert(
    fc.property(someRows, fc.constantFrom(0.1, 0.5, 0.9, 1), (rows, recall) => {
      const found = precisionAtRecall(open(rows), recall)
      const reached = slowCurve(rows).filter((point) => point.recall >= recall - 1e-9)
      if (!rows.some(({ label }) => label === 1)) {
        expect(found).toBeUndefined()
        return
      }
      expect(found?.precision).toBeCloseTo(Math.max(...reached.map(({ precision }) => precision)), 9)
      const there = reached.find(({ threshold }) => threshold === found?.threshold)
      expect(there?.precision).toBeCloseTo(found?.precision ?? Number.NaN, 9)
      expect(there?.recall).toBeCloseTo(found?.recall ?? Number.NaN, 9)
    }),
  )
})

it.each([
  { what: 'a NaN score', scores: [0, Number.NaN], labels: [0, 1], row: 1 },
  { what: 'a label of 2', scores: [0, 1], labels: [0, 2], row: 1 },
  { what: 'a missing label', scores: [0, 1], labels: [0], row: undefined },
])('[EV3] refuses $what', async ({ scores, labels, row }) => {
  const refusal = await refusalOf(() => scoredRows(scores, labels))
  expect(refusal.code).toBe('evaluation-invalid')
  expect(refusal.details['row']).toBe(row)
})
