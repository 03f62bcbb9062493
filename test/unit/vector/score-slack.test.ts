import { expect, it } from 'vitest'
import { createVectorIndex } from '../../../src/vector/vector-index.ts'
import { quantiseQuery } from '../../../src/vector/quantised-query.ts'
import { scoreSlack } from '../../../src/vector/score-slack.ts'

const DIM = 16

function numbers(...leading: readonly number[]): Float32Array {
  return Float32Array.from({ length: DIM }, (_, j) => leading[j] ?? 0)
}

it('[VX14] bounds the score of the table from above, as worked out by hand', () => {
  const codes = new Int8Array(DIM)
  const query = quantiseQuery(numbers(1, 0.3), codes)
  if (!query) throw new Error('expected a query that is not zeros')
  expect([...codes.subarray(0, 3)]).toEqual([63, 19, 0])
  expect(query.scale).toBeCloseTo(1 / 63, 8)
  expect(query.length).toBeCloseTo(1.04403, 5)
  expect(query.remainder).toBeCloseTo(0.00159, 5)
  const [byCodes, remainder] = [Math.hypot(127, 40), 64 / 254]
  const slack = scoreSlack(query, { codes: byCodes, row: byCodes + remainder }, DIM)
  expect(slack).toBeCloseTo(0.00159 * 133.15 + 0.00055, 3)
  expect(query.scale * 8_761 + query.length * remainder + slack).toBeCloseTo(139.538, 3)
  const hits = createVectorIndex(numbers(127, 40.25), DIM).topK(numbers(1, 0.3), 1)
  expect(hits.scores[0]).toBeCloseTo(139.0756, 4)
})

it('[VX3] takes a query of numbers below 2^-100 for zeros, and one just above for what it is', () => {
  expect(quantiseQuery(numbers(2 ** -101), new Int8Array(DIM))).toBeUndefined()
  expect(quantiseQuery(numbers(-(2 ** -100)), new Int8Array(DIM))?.length).toBe(2 ** -100)
})
