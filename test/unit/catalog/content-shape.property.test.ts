import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCompleteContent } from '../../../src/catalog/content-shape.ts'
import { Content } from '../../../src/contracts/content.ts'
import { somePackContents } from '../../builders/a-pack.ts'

const oddNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1, 1.0000001, -90, 90.1, 180, 200, 2 ** 53, Number.NaN, Infinity),
)
const oddText = fc.oneof(fc.string(), fc.constantFrom('', ' ', ' a', 'a ', '__proto__', 'constructor', 'a'.repeat(201)))
const oddValue = fc.oneof(oddNumber, oddText, fc.boolean(), fc.constantFrom(null, undefined, [], {}))
const oddTag = fc.record(
  {
    facet: fc.oneof(oddValue, fc.constantFrom('subject', 'a:b', 'a b', ' a')),
    label: fc.oneof(oddValue, fc.constant('sea')),
    weight: oddValue,
    other: oddValue,
  },
  { requiredKeys: [] },
)
const fields = Object.keys(Content._zod.def.innerType.shape)
const goodTag = fc.record({ facet: fc.constant('subject'), label: fc.constant('sea'), weight: fc.constantFrom(1, 0.5) })
const change = fc.oneof(
  fc.tuple(fc.constantFrom(...fields, 'other'), oddValue),
  fc.tuple(fc.constant('tags'), fc.array(fc.oneof(goodTag, oddTag), { maxLength: 3 })),
  fc.tuple(
    fc.constant('translations'),
    fc.dictionary(fc.constantFrom('de', 'pt-BR', 'german', ''), fc.record({ title: oddValue }, { requiredKeys: [] })),
  ),
  fc.tuple(
    fc.constant('safety'),
    fc.record({ nsfw: oddNumber, toxicity: oddNumber, other: oddNumber }, { requiredKeys: [] }),
  ),
)
/** A right record with up to four fields changed for something odd, or left out. */
const almostRecord = fc
  .tuple(
    fc.constantFrom(...somePackContents()),
    fc.array(change, { maxLength: 4 }),
    fc.subarray(fields, { maxLength: 2 }),
  )
  .map(([base, changes, without]) => {
    const entries = [...Object.entries(base), ...changes].filter(([field]) => !without.includes(field))
    return Object.fromEntries(entries)
  })

describe('isCompleteContent', () => {
  it('[CT3] only says yes to records that the schema accepts and leaves unchanged', () => {
    let yes = 0
    fc.assert(
      fc.property(almostRecord, (record) => {
        if (!isCompleteContent(record)) return
        yes++
        const parsed = Content.safeParse(record)
        expect(parsed.success).toBe(true)
        expect(parsed.data).toEqual(record)
      }),
      { numRuns: 5_000, seed: 20_261_101 },
    )
    // Else the property would hold for a check that never says yes.
    expect(yes).toBeGreaterThan(200)
  })

  it('[CT3] says yes to a complete record and leaves one without a default to the schema', () => {
    const [first] = somePackContents()
    expect(isCompleteContent(first)).toBe(true)
    expect(isCompleteContent({ id: 'a', contentType: 'text_item', title: 'A', wordCount: 1 })).toBe(false)
    expect([null, undefined, 1, 'a', []].map(isCompleteContent)).toEqual([false, false, false, false, false])
  })
})
