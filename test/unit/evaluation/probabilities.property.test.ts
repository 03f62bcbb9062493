import { describe, expect, it } from 'vitest'
import { logLoss, relativeCrossEntropy } from '../../../src/evaluation/log-loss.ts'
import { calibrationOf } from '../../../src/evaluation/calibration.ts'
import fc from 'fast-check'
import { refusalOf } from '../../builders/refusal-of.ts'

const probabilities = [0.8, 0.4, 0.1, 0.5]
const labels = [1, 0, 0, 1]

const someRows = fc.array(
  fc.record({
    p: fc.oneof(fc.constantFrom(0, 0.3, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    y: fc.constantFrom(0, 1),
  }),
  { maxLength: 30 },
)
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

describe('log loss and RCE', () => {
  it('[EV6] give what is worked by hand', () => {
    expect(logLoss(probabilities, labels)).toBeCloseTo(0.38312, 5)
    expect(relativeCrossEntropy(probabilities, labels)).toBeCloseTo(44.73, 2)
  })

  it('[EV6] equal their definitions on random rows', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const [p, y] = [rows.map((row) => row.p), rows.map((row) => row.y)]
        const cost = (said: number, label: number): number => {
          const held = Math.min(1 - 1e-15, Math.max(1e-15, said))
          return -(label * Math.log(held) + (1 - label) * Math.log1p(-held))
        }
        const loss = mean(rows.map((row) => cost(row.p, row.y)))
        const naive = mean(y.map((label) => cost(mean(y), label)))
        if (rows.length === 0) expect(logLoss(p, y)).toBeUndefined()
        else expect(logLoss(p, y)).toBeCloseTo(loss, 9)
        if (rows.length === 0 || mean(y) === 0 || mean(y) === 1) expect(relativeCrossEntropy(p, y)).toBeUndefined()
        else expect((relativeCrossEntropy(p, y) ?? Number.NaN) / (100 * (1 - loss / naive) || 1)).toBeCloseTo(1, 9)
      }),
      { examples: [[[]], [[{ p: 0, y: 1 }]]] },
    )
  })

  it('[EV6] give 0 % to the base rate, and less to what is worse, also against a base rate of elsewhere', () => {
    expect(relativeCrossEntropy([0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0])).toBeCloseTo(0, 12)
    expect(relativeCrossEntropy([0.1, 0.9], [1, 0])).toBeLessThan(-100)
    expect(relativeCrossEntropy([0.2, 0.2], [1, 0], 0.2)).toBeCloseTo(0, 12)
  })

  it.each([-0.1, 1.1, Number.NaN])('[EV6] [EV7] refuse the probability %s by its row', async (wrong) => {
    for (const measure of [logLoss, relativeCrossEntropy, calibrationOf]) {
      const refusal = await refusalOf(() => measure([0.5, wrong], [0, 1]))
      expect(refusal).toMatchObject({ code: 'evaluation-invalid', details: { row: 1 } })
    }
  })
})

describe('reliability', () => {
  it('[EV7] gives what is worked by hand', () => {
    const { bins, ece } = calibrationOf(probabilities, labels)
    expect(ece).toBeCloseTo(0.3, 12)
    expect(bins.map(({ from, rows, predicted, observed }) => [from, rows, predicted, observed])).toEqual([
      [0.1, 1, 0.1, 0],
      [0.4, 1, 0.4, 0],
      [0.5, 1, 0.5, 1],
      [0.8, 1, 0.8, 1],
    ])
  })

  it('[EV7] loses no row, and its error is the definition', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const found = calibrationOf(
          rows.map(({ p }) => p),
          rows.map(({ y }) => y),
        )
        expect(found.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(rows.length)
        let error = 0
        for (let bin = 0; bin < 10; bin++) {
          const held = rows.filter(({ p }) => Math.min(9, Math.floor(p * 10)) === bin)
          if (held.length === 0) continue
          error += (held.length / rows.length) * Math.abs(mean(held.map(({ y }) => y)) - mean(held.map(({ p }) => p)))
        }
        if (rows.length === 0) expect(found.ece).toBeUndefined()
        else expect(found.ece).toBeCloseTo(error, 9)
      }),
    )
  })
})
