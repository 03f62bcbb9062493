import { describe, expect, it } from 'vitest'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { aList } from '../../builders/a-list-request.ts'
import { aTime, aUser } from '../../builders/an-event.ts'
import { CatalogInfo } from '../../../src/contracts/catalog-manifest.ts'
import { DAY_MS, HOUR_MS } from '../../../src/base/time.ts'
import { gallery } from '../../../src/products/gallery.ts'
import type { LineKind } from '../../../src/contracts/breakdown.ts'
import type { ListParts } from '../../builders/a-list-request.ts'
import { noPreferences } from '../../../src/contracts/preferences.ts'
import { someSignals } from '../../builders/some-signals.ts'

const catalog = aCatalog({
  contents: [
    aContent({ id: 'sea', tags: someTags('subject:sea'), popularity: 0.2, publishedAt: aTime - 30 * DAY_MS }),
    aContent({ id: 'snow', tags: someTags('subject:snow'), popularity: 0.9, expiresAt: aTime + 1 }),
    aContent({ id: 'gold', tags: someTags('colour:gold'), lang: 'fr' }),
  ],
  manifest: {
    info: CatalogInfo.parse({
      catalogId: 'house',
      title: 'House',
      simulated: ['popularity'],
      priors: [{ when: { lang: 'fr' }, tags: { 'colour:gold': 0.5 } }],
    }),
    normalisers: { semantic: 0.6, tag: 0.5 },
  },
})

/** The values of the lines of one kind on one item. */
function valuesOf(id: string, kind: LineKind, parts: ListParts = {}): readonly number[] {
  const { items } = aList(catalog, parts).recommendation
  return (
    items
      .find((item) => item.contentId === id)
      ?.breakdown?.lines.filter((line) => line.kind === kind)
      .map((line) => line.value) ?? []
  )
}

const cold = { diversity: 0 }

describe('scorers', () => {
  it('[SC4] take the popularity of the catalog, 0 when unknown, [EX6] and say when it is simulated', () => {
    expect(valuesOf('snow', 'popularity', { options: cold })).toEqual([expect.closeTo(0.3 * 0.9, 12)])
    expect(valuesOf('gold', 'popularity', { options: cold })).toEqual([])
    const lines = aList(catalog).recommendation.items.flatMap((item) => item.breakdown?.lines ?? [])
    expect(lines.filter((line) => line.kind === 'popularity').map((line) => line.simulated)).toEqual([true, true])
    expect(aList(catalog).recommendation.items[0]?.reason).toContain('simulated')
  })

  it('[SC6] halve freshness in 30 days and clamp the future', () => {
    expect(valuesOf('sea', 'freshness', { options: cold })).toEqual([expect.closeTo(0.1 * 0.5, 12)])
    expect(valuesOf('sea', 'freshness', { options: cold, now: aTime - 400 * DAY_MS })).toEqual([
      expect.closeTo(0.1, 12),
    ])
  })

  it('[SC5] follow interests, adjusted weights over them, and tags of searches', () => {
    const stated = { ...noPreferences(aUser), interests: ['subject:sea'] }
    expect(valuesOf('sea', 'interest', { options: cold, preferences: stated })).toEqual([expect.closeTo(1.5 / 0.5, 12)])
    const adjusted = { ...stated, adjusted: { 'subject:sea': -1 } }
    expect(valuesOf('sea', 'interest', { options: cold, preferences: adjusted })).toEqual([
      expect.closeTo(-1.5 / 0.5, 12),
    ])
    const searched = { ...someSignals(catalog), queryTags: { 'subject:snow': 2 } }
    expect(valuesOf('snow', 'interest', { options: cold, signals: searched })).toEqual([
      expect.closeTo((0.5 * 1.5) / 0.5, 12),
    ])
  })

  it('[SC7] use a prior only when all of its conditions hold', () => {
    expect(valuesOf('gold', 'prior', { options: cold })).toEqual([])
    expect(valuesOf('gold', 'prior', { options: { ...cold, context: { lang: 'fr' } } })).toEqual([
      expect.closeTo(0.05, 12),
    ])
    const preferences = { ...noPreferences(aUser), demographics: { lang: 'fr' } }
    expect(valuesOf('gold', 'prior', { options: cold, preferences })).toEqual([expect.closeTo(0.05, 12)])
  })

  it('[SC1] and [SC2] divide the cosines by the normalisers of the catalog', () => {
    const signals = someSignals(catalog, { sea: [0.4], gold: [0.4] })
    const items = aList(catalog, { signals, options: { diversity: 0 }, stages: { filters: [] } }).recommendation.items
    const sea = items.find((item) => item.contentId === 'sea')
    const taste = signals.tasteVector ?? new Float64Array()
    const vector = catalog.vectorAt(catalog.rowOf('sea') ?? -1)
    const cosine = taste.reduce((sum, x, at) => sum + x * (vector[at] ?? 0), 0)
    expect(sea?.breakdown?.lines.find((line) => line.kind === 'semantic')?.value).toBeCloseTo((0.5 * cosine) / 0.6, 9)
    expect(sea?.breakdown?.lines.find((line) => line.kind === 'tag')?.value).toBeCloseTo((0.3 * Math.SQRT1_2) / 0.5, 9)
  })
})

describe('filters and adjustments', () => {
  it('[FL3] leave out what has expired', () => {
    const idsAt = (now: number): readonly string[] =>
      aList(catalog, { now }).recommendation.items.map((item) => item.contentId)
    expect(idsAt(aTime)).toContain('snow')
    expect(idsAt(aTime + 1)).not.toContain('snow')
  })

  it('[FL4] bring a viewed item back only when the list would be short without it', () => {
    const signals = someSignals(catalog, { sea: [0.4] })
    expect(
      aList(catalog, { signals, options: { count: 2 } }).recommendation.items.map((item) => item.contentId),
    ).not.toContain('sea')
    const all = aList(catalog, { signals, options: { count: 3 } }).recommendation.items
    expect(all.map((item) => item.contentId).indexOf('sea')).toBe(2)
    expect(all[2]?.generatedBy).toBe('fill-up')
  })

  it('[AD3] put what they brought back behind what is new, in a line of its own', () => {
    const signals = someSignals(catalog, { sea: [0.4] })
    const all = aList(catalog, { signals, options: { count: 3 } }).recommendation.items
    expect(all[2]?.breakdown?.lines).toContainEqual({ kind: 'viewed', label: 'viewed before', value: -2, because: [] })
  })

  it('[FL5] return fewer rather than worse under minScore, and say so', () => {
    const { items, diagnostics } = aList(catalog, { options: { minScore: 0.2 } }).recommendation
    expect(items.map((item) => item.contentId)).toEqual(['snow'])
    expect(diagnostics.shortBecause).toBe('min-score')
  })

  it('[AD1] add a boost as a line with its label, and bury with a negative one', () => {
    const boost = [
      { where: { lang: { eq: 'fr' } }, by: 0.5, label: 'in French' },
      { where: { id: { eq: 'snow' } }, by: -1 },
    ]
    const { items } = aList(catalog, { options: { boost, diversity: 0 } }).recommendation
    expect(items.map((item) => item.contentId)).toEqual(['gold', 'sea', 'snow'])
    expect(items[0]?.breakdown?.lines).toContainEqual({ kind: 'boost', label: 'in French', value: 0.5, because: [] })
    expect(items[0]?.reason).toContain('in French')
  })

  it('[AD2] make what was served step back, halving in two hours: worked by hand', () => {
    const served = [{ userId: aUser, recommId: 'before', at: aTime - 2 * HOUR_MS, contentIds: ['snow'] }]
    expect(valuesOf('snow', 'rotation', { served, options: { rotation: 0.4 } })).toEqual([expect.closeTo(-0.2, 12)])
    const twice = [...served, { userId: aUser, recommId: 'now', at: aTime, contentIds: ['snow'] }]
    expect(valuesOf('snow', 'rotation', { served: twice, options: { rotation: 0.4 } })).toEqual([
      expect.closeTo(-0.4, 12),
    ])
    expect(valuesOf('snow', 'rotation', { served, options: {} })).toEqual([])
  })
})

describe('a stage that fails', () => {
  it('[PL3] is left out and named, and the list still comes', () => {
    const broken = {
      name: 'broken',
      generate: () => {
        throw new Error('no such index')
      },
    }
    const stages = { sources: [broken, ...gallery.cold.sources] }
    const { items, diagnostics, trace } = aList(catalog, { stages, options: { trace: true } }).recommendation
    expect(items).toHaveLength(3)
    expect(diagnostics.degraded).toEqual(['broken'])
    expect(trace?.stages.find((stage) => stage.stage === 'broken')?.skipped).toBe('failed: no such index')
  })

  it('[PL2] and an id proposed twice is kept once, from the first source', () => {
    const twice = ['one', 'two'].map((name) => ({
      name,
      generate: () => [
        { contentId: 'sea', generatedBy: name, baseScore: 1 },
        { contentId: 'nobody', generatedBy: name, baseScore: 1 },
      ],
    }))
    const { items, trace } = aList(catalog, {
      stages: { sources: twice },
      options: { count: 1, trace: true },
    }).recommendation
    expect(items.map((item) => [item.contentId, item.generatedBy])).toEqual([['sea', 'one']])
    expect(trace?.stages.find((stage) => stage.stage === 'duplicate')?.dropped).toEqual({
      duplicate: 1,
      'not-in-catalog': 2,
    })
  })
})

describe('cold starts', () => {
  it('[RC3] say why: nothing positive yet, or a taste that cancels out', () => {
    expect(aList(catalog).recommendation).toMatchObject({
      strategy: 'cold',
      diagnostics: { coldBecause: 'no-positives' },
    })
    const signals = someSignals(catalog, { sea: [0.4] })
    expect(aList(catalog, { signals }).recommendation.strategy).toBe('warm')
    const cancelled = { ...signals, taste: 'cancelled', tasteVector: null } as const
    const { strategy, diagnostics, items } = aList(catalog, { signals: cancelled }).recommendation
    expect({ strategy, because: diagnostics.coldBecause }).toEqual({ strategy: 'cold', because: 'taste-cancelled' })
    expect(items.map((item) => item.reason).join(' ')).toMatch(/cancel|balance/)
  })

  it('[PL5] of an empty catalog are empty, with the reason', () => {
    const { items, diagnostics } = aList(aCatalog({ contents: [], manifest: { dim: 16 } })).recommendation
    expect(items).toEqual([])
    expect(diagnostics.emptyBecause).toBe('catalog-empty')
  })
})
