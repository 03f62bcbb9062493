import { describe, expect, it } from 'vitest'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { aList, aRecommender } from '../../builders/a-list-request.ts'
import { someSignals } from '../../builders/some-signals.ts'

/** Two twins and a stranger, all about as relevant: boosts set the relevance to .60, .58 and .50. */
const catalog = aCatalog({
  contents: ['liked', 'first', 'stranger', 'twin'].map((id) => aContent({ id })),
  vectors: { liked: [0, 0, 0, 1], first: [1, 0, 0, 0], twin: [0.5, Math.sqrt(0.75), 0, 0], stranger: [0, 0, 1, 0] },
})
const signals = someSignals(catalog, { liked: [0.5] })
const count = 3
const boost = [
  { where: { id: { eq: 'first' } }, by: 0.6 },
  { where: { id: { eq: 'twin' } }, by: 0.58 },
  { where: { id: { eq: 'stranger' } }, by: 0.5 },
]

describe('the selector', () => {
  it('[MM1] takes off what resembles an earlier pick, by the price of lambda: worked by hand', () => {
    const { items } = aList(catalog, { signals, options: { boost, count } }).recommendation
    expect(items.map((item) => item.contentId)).toEqual(['first', 'stranger', 'twin'])
    expect(items[0]?.finalScore).toBeCloseTo(0.6, 6)
    expect(items[2]?.finalScore).toBeCloseTo(0.3657, 4) // .58 - .4286 · .5
  })

  it('[EX5] names the item that was resembled, in a line of its own', () => {
    const { items } = aList(catalog, { signals, options: { boost, count } }).recommendation
    expect(items[2]?.breakdown?.lines.at(-1)).toMatchObject({
      kind: 'diversity',
      label: 'first',
      because: [{ contentId: 'first' }],
    })
    expect(items[0]?.breakdown?.lines.map((line) => line.kind)).not.toContain('diversity')
  })

  it('[MM1] is the top by relevance when diversity is 0', () => {
    const { items } = aList(catalog, { signals, options: { boost, count, diversity: 0 } }).recommendation
    expect(items.map((item) => item.contentId)).toEqual(['first', 'twin', 'stranger'])
  })

  it('[MM1] stays finite when diversity is all', () => {
    const { items } = aList(catalog, { signals, options: { boost, count, diversity: 1 } }).recommendation
    expect(items.map((item) => item.contentId)).toEqual(['first', 'stranger', 'twin'])
    for (const item of items) expect(Number.isFinite(item.finalScore)).toBe(true)
  })

  it('[RC6] keeps away from the earlier pages of a list, too', () => {
    const { list } = aList(catalog, { signals, options: { boost, count: 1 } })
    expect(list.items.map((item) => item.contentId)).toEqual(['first'])
    const { items } = aRecommender(catalog).continueList(list, 2).recommendation
    expect(items.map((item) => item.contentId)).toEqual(['stranger', 'twin'])
    expect(items[1]?.finalScore).toBeCloseTo(0.3657, 4)
  })

  it('[MM2] lets the seed decide ties, and nothing else', () => {
    const many = aCatalog({ contents: Array.from({ length: 12 }, (_, at) => aContent({ id: `t${at}` })) })
    const orderOf = (seed: number): readonly string[] =>
      aList(many, { seed, options: { diversity: 0, count: 12 } }).recommendation.items.map((item) => item.contentId)
    expect(orderOf(1)).toEqual(orderOf(1))
    expect(orderOf(1)).not.toEqual(orderOf(2))
    expect(orderOf(1).toSorted()).toEqual(orderOf(2).toSorted())
  })

  it('[MM1] spreads cold lists over tags and rooms', () => {
    const contents = [
      aContent({ id: 'a', tags: someTags('subject:sea'), room: '1', popularity: 1 }),
      aContent({ id: 'b', tags: someTags('subject:sea'), room: '2', popularity: 0.95 }),
      aContent({ id: 'c', tags: someTags('subject:snow'), room: '1', popularity: 0.9 }),
      aContent({ id: 'd', tags: someTags('subject:gold'), room: '3', popularity: 0.8 }),
    ]
    const { strategy, items } = aList(aCatalog({ contents }), { options: { count: 4 } }).recommendation
    expect(strategy).toBe('cold')
    expect(items.map((item) => item.contentId)).toEqual(['a', 'd', 'c', 'b'])
  })
})
