import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTagIndex } from '../../../src/catalog/tag-index.ts'

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const weight = fc.constantFrom(0.125, 0.25, 0.5, 1)
const bag = fc.dictionary(key, weight)
const query = fc.dictionary(fc.oneof(key, fc.constant('unknown')), fc.constantFrom(-1, 0, 0.5, 1, 3))

describe('createTagIndex', () => {
  it('[CT6] equals scoring every row and sorting, for any rows, query, limit and mask, call after call', () => {
    fc.assert(
      fc.property(
        fc.array(bag, { maxLength: 40 }),
        fc.array(fc.tuple(query, fc.nat(45), fc.boolean()), { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.boolean()),
        (rows, calls, bits) => {
          const index = createTagIndex(rows.map((row) => ({ keys: Object.keys(row), weights: Object.values(row) })))
          const allowed = Uint8Array.from(rows, () => Number(bits.next().value))
          for (const [wanted, limit, masked] of calls) {
            const hits = index.topK(Object.entries(wanted), limit, masked ? allowed : undefined)
            const slow = rows
              .flatMap((row, i) => {
                const shared = Object.keys(row).filter((each) => (wanted[each] ?? 0) > 0)
                if (shared.length === 0 || (masked && allowed[i] === 0)) return []
                return [
                  { row: i, score: shared.reduce((sum, each) => sum + (row[each] ?? 0) * (wanted[each] ?? 0), 0) },
                ]
              })
              .toSorted((a, b) => b.score - a.score || a.row - b.row)
              .slice(0, limit)
            expect([...hits.rows]).toEqual(slow.map(({ row }) => row))
            expect([...hits.scores]).toEqual(slow.map(({ score }) => score))
          }
        },
      ),
      { numRuns: 1_000, seed: 20_261_103 },
    )
  })
})
