import { describe, expect, it } from 'vitest'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { aList, type ListParts } from '../../builders/a-list-request.ts'
import type { ScoredCandidate } from '../../../src/contracts/candidate.ts'
import { someSignals } from '../../builders/some-signals.ts'
import { withSearches } from '../../builders/some-searches.ts'

/** Vectors of 127ths, so that a meaning written as int8 codes is exact: cosines with the search (1, 0). */
const catalog = aCatalog({
  contents: [
    aContent({ id: 'close', popularity: 0.1 }),
    aContent({ id: 'edge' }),
    aContent({ id: 'under' }),
    aContent({ id: 'far', popularity: 1, tags: someTags('subject:snow') }),
    aContent({ id: 'liked' }),
  ],
  vectors: {
    close: [0.6, 0.8],
    edge: [0.2501, Math.sqrt(1 - 0.2501 ** 2)],
    under: [0.24, Math.sqrt(1 - 0.24 ** 2)],
    far: [-1, 0],
    liked: [0, -1],
  },
  manifest: { normalisers: { semantic: 0.5, tag: 0.5 } },
})
const searched = withSearches(someSignals(catalog), [{ meaning: Float32Array.of(1, 0) }])

function items(parts: ListParts = {}): ReadonlyMap<string, ScoredCandidate> {
  const options = { diversity: 0, count: 5, ...parts.options }
  const list = aList(catalog, { signals: searched, ...parts, options }).recommendation
  return new Map(list.items.map((item) => [item.contentId, item]))
}
const lineOf = (item: ScoredCandidate | undefined) => item?.breakdown?.lines.find(({ label }) => label === 'search')

describe('what a visitor searched for', () => {
  it('[SC8] scores by the cosine over the normaliser from half of it on, nothing below: worked by hand', () => {
    const found = items()
    expect(lineOf(found.get('close'))?.value).toBeCloseTo(0.96, 6)
    expect(lineOf(found.get('edge'))?.value).toBeCloseTo(0.4, 3)
    expect(lineOf(found.get('under'))).toBeUndefined()
    expect(lineOf(found.get('far'))).toBeUndefined()
  })

  it('[SC8] proposes what is close and nothing else, beside what is popular', () => {
    const { recommendation } = aList(catalog, { signals: searched, options: { count: 2 } })
    expect(recommendation.items.map(({ contentId, generatedBy }) => [contentId, generatedBy])).toEqual([
      ['close', 'search'],
      ['edge', 'search'],
    ])
    const trace = aList(catalog, { signals: searched, options: { count: 5, trace: true } }).recommendation.trace
    expect(trace?.stages.find(({ stage, kind }) => stage === 'search' && kind === 'source')?.kept).toBe(2)
  })

  it('[SC8] counts each of several searches that have nothing in common', () => {
    const meanings = [Float32Array.of(1, 0), Float32Array.of(0, -1)]
    const found = items({
      signals: withSearches(
        someSignals(catalog),
        meanings.map((meaning) => ({ meaning })),
      ),
    })
    // cos(query vector, liked) = 1 / sqrt(2); over .5, times .8.
    expect(lineOf(found.get('liked'))?.value).toBeCloseTo((0.8 * Math.SQRT1_2) / 0.5, 6)
  })

  it('[EX9] is a line of kind interest that names the searches and splits over them', () => {
    const signals = withSearches(someSignals(catalog), [
      { text: 'storms', meaning: Float32Array.of(1, 0), coefficient: 0.5 },
      { text: 'calm', meaning: Float32Array.of(0, 1) },
    ])
    const line = lineOf(items({ signals }).get('close'))
    const norm = Math.hypot(0.5, 1)
    expect(line).toMatchObject({ kind: 'interest', label: 'search', because: [] })
    expect(line?.queries?.map(({ eventId, text }) => [eventId, text])).toEqual([
      ['search-2', 'calm'],
      ['search-1', 'storms'],
    ])
    expect(line?.queries?.[0]?.share).toBeCloseTo((0.8 * 0.8) / norm / 0.5, 6)
    expect(line?.queries?.[1]?.share).toBeCloseTo((0.8 * 0.5 * 0.6) / norm / 0.5, 6)
  })

  it('[EX10] says so where it leads, and not where it does not', () => {
    expect(items().get('close')?.reason).toBe('Close to what you searched for.')
    expect(items().get('far')?.reason).toMatch(/^Often visited|^Many stop/)
  })

  it('[FU2] a weight of 0 means 0: no line, and its source proposes nothing', () => {
    const { recommendation } = aList(catalog, {
      signals: searched,
      config: { coldWeights: { search: 0 } },
      options: { trace: true },
    })
    expect(recommendation.items.map(lineOf).filter(Boolean)).toEqual([])
    expect(
      recommendation.trace?.stages.filter(({ stage }) => stage === 'search').map(({ skipped }) => skipped),
    ).toEqual(['weight 0', 'weight 0'])
    expect(recommendation.diagnostics.weights['search']).toEqual({ value: 0, from: 'config' })
  })

  it('[FU2] counts less for a warm visitor than for a cold one', () => {
    const warm = withSearches(someSignals(catalog, { liked: [0.5] }), [{ meaning: Float32Array.of(1, 0) }])
    const { recommendation } = aList(catalog, { signals: warm, options: { diversity: 0, count: 4 } })
    expect(recommendation.strategy).toBe('warm')
    expect(lineOf(recommendation.items.find(({ contentId }) => contentId === 'close'))?.value).toBeCloseTo(0.24, 6)
  })

  it('[SC8] is nothing without a search, and when searches cancel out', () => {
    const opposite = [Float32Array.of(1, 0), Float32Array.of(-1, 0)].map((meaning) => ({ meaning }))
    for (const signals of [someSignals(catalog), withSearches(someSignals(catalog), opposite)]) {
      expect([...items({ signals }).values()].map(lineOf).filter(Boolean)).toEqual([])
    }
  })
})
