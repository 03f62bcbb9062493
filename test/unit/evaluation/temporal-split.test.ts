import { assertNoFuture, type DatedEvidence, temporalSplit } from '../../../src/evaluation/temporal-split.ts'
import { expect, it } from 'vitest'
import fc from 'fast-check'
import { refusalOf } from '../../builders/refusal-of.ts'

const dated = (kind: DatedEvidence['kind'], ts: readonly number[]): DatedEvidence => ({
  kind,
  count: ts.length,
  tsAt: (index) => ts[index] ?? Number.NaN,
  nameOf: (index) => `${kind} no. ${index}`,
})

it('[EV10] cuts at 80 % of the rows, and gives the instant of the cut to the test part', () => {
  expect(temporalSplit([1, 2, 3, 4, 5])).toEqual({ splitAt: 5, train: 4 })
  expect(temporalSplit([1, 2, 3, 3, 3])).toEqual({ splitAt: 3, train: 2 })
  expect(temporalSplit([7, 7])).toEqual({ splitAt: 7, train: 0 })
  expect(temporalSplit([])).toEqual({ splitAt: Infinity, train: 0 })
})

it('[EV10] trains on exactly the rows before the instant, at most 80 % of them', () => {
  const someTimes = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }).map((ts) => ts.sort((a, b) => a - b))
  fc.assert(
    fc.property(someTimes, (ts) => {
      const { splitAt, train } = temporalSplit(ts)
      expect(ts.filter((at) => at < splitAt)).toHaveLength(train)
      expect(train).toBeLessThanOrEqual(0.8 * ts.length)
      assertNoFuture(splitAt, [dated('interaction', ts.slice(0, train))])
    }),
  )
})

it('[EV10] refuses rows that are not by time', async () => {
  const refusal = await refusalOf(() => temporalSplit([1, 3, 2]))
  expect(refusal).toMatchObject({ code: 'evaluation-invalid', details: { row: 2 } })
})

it.each(['interaction', 'follow', 'graph edge'] as const)(
  '[EV11] refuses a planted future %s by name',
  async (kind) => {
    for (const planted of [100, 101, Number.NaN]) {
      const evidence = [dated('interaction', [1, 99]), dated(kind, [5, planted, 7, planted])]
      const refusal = await refusalOf(() => assertNoFuture(100, evidence))
      expect(refusal).toMatchObject({ code: 'evaluation-leak', details: { kind, name: `${kind} no. 1`, late: 2 } })
      expect(refusal.message).toContain(`${kind} no. 1`)
    }
  },
)
