import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noPreferences } from '../../../src/contracts/preferences.ts'
import { aRandomCatalog, someDoings } from '../../builders/a-random-catalog.ts'
import { aList, aRecommender } from '../../builders/a-list-request.ts'
import { compileWhere } from '../../../src/pipeline/filters/compile-where.ts'
import type { Line } from '../../../src/contracts/breakdown.ts'
import type { RecommendOptions } from '../../../src/contracts/recommend-options.ts'
import { someSignals } from '../../builders/some-signals.ts'

const EXACT = 1e-9

const options: fc.Arbitrary<RecommendOptions> = fc.record(
  {
    count: fc.integer({ min: 1, max: 25 }),
    where: fc.constantFrom(
      { year: { between: [1600, 1700] as const } },
      { tags: { containsAny: ['subject:sea', 'subject:snow'] } },
      { room: { in: ['2', '3'] }, not: { tags: { containsAny: ['subject:gold'] } } },
      { or: [{ year: { lt: 1550 } }, { popularity: { gte: 0.9 } }] },
    ),
    exclude: fc.constantFrom(['c000', 'c001', 'c002'], ['nobody']),
    boost: fc.constantFrom([{ where: { room: { eq: '1' } }, by: 0.2, label: 'this room' }], [{ where: {}, by: -0.1 }]),
    diversity: fc.double({ min: 0, max: 1, noNaN: true }),
    minScore: fc.double({ min: -0.5, max: 0.8, noNaN: true }),
    near: fc.constantFrom({ room: '2' }, { contentId: 'c003' }),
  },
  { requiredKeys: [] },
)

const request = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  size: fc.integer({ min: 0, max: 90 }),
  contents: fc.integer({ min: 0, max: 8 }),
  options,
})

function make({
  seed,
  size,
  contents,
  options: given,
}: {
  seed: number
  size: number
  contents: number
  options: RecommendOptions
}) {
  const catalog = aRandomCatalog(seed, size)
  const signals = someSignals(catalog, someDoings(catalog, seed, contents))
  return { catalog, signals, made: aList(catalog, { signals, options: given, seed }) }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0)

describe('every list', () => {
  it('[EX1] has lines that sum to the final score', () => {
    fc.assert(
      fc.property(request, (given) => {
        for (const item of make(given).made.recommendation.items) {
          const { total, lines } = item.breakdown ?? { total: NaN, lines: [] }
          expect(Math.abs(sumOf(lines.map((line) => line.value)) - item.finalScore)).toBeLessThan(EXACT)
          expect(Math.abs(total - item.finalScore)).toBeLessThan(EXACT)
        }
      }),
    )
  })

  it('[EX3] splits semantic and tag lines exactly over past contents, [EX4] and those over their events', () => {
    fc.assert(
      fc.property(request, (given) => {
        const lines: readonly Line[] = make(given).made.recommendation.items.flatMap(
          (item) => item.breakdown?.lines ?? [],
        )
        for (const { kind, value, because } of lines) {
          if (kind !== 'semantic' && kind !== 'tag') continue
          expect(Math.abs(sumOf(because.map(({ share }) => share)) - value)).toBeLessThan(EXACT)
          for (const { share, events } of because) {
            expect(Math.abs(sumOf(events.map((event) => event.share)) - share)).toBeLessThan(EXACT)
          }
        }
      }),
    )
  })

  it('[RC5] holds no item twice, not more than asked, every score finite, [MM2] scores that never rise', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { items } = make(given).made.recommendation
        expect(items.length).toBeLessThanOrEqual(given.options.count ?? 10)
        expect(new Set(items.map((item) => item.contentId)).size).toBe(items.length)
        items.forEach(({ finalScore }, at) => {
          expect(Number.isFinite(finalScore)).toBe(true)
          const above = items[at - 1]
          if (above) expect(finalScore).toBeLessThanOrEqual(above.finalScore + EXACT)
        })
      }),
    )
  })

  it('[RC4] never returns what is excluded, filtered or hidden, [FL1] whatever the other options', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { catalog, signals } = make(given)
        const hidden = { c004: 1, c005: 1 }
        const preferences = { ...noPreferences('v'), hidden, seen: { c006: 1 }, mutedTags: ['subject:dance'] }
        const { items } = aList(catalog, { signals, preferences, options: given.options }).recommendation
        const matches = compileWhere(given.options.where ?? {})
        for (const { contentId, content } of items) {
          expect(given.options.exclude ?? []).not.toContain(contentId)
          expect(['c004', 'c005', 'c006']).not.toContain(contentId)
          expect(content.tags.map((tag) => tag.label)).not.toContain('dance')
          expect(matches(content)).toBe(true)
        }
      }),
    )
  })

  it('[PL5] is never short without a reason, and only then', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { items, diagnostics } = make(given).made.recommendation
        expect(diagnostics.shortBecause === undefined).toBe(items.length === (given.options.count ?? 10))
        expect(diagnostics.emptyBecause === undefined).toBe(items.length > 0)
      }),
    )
  })

  it('[PL4] is as full as the filters allow', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { minScore: _floor, ...rest } = given.options
        const { catalog, made } = make({ ...given, options: rest })
        const matches = compileWhere(rest.where ?? {})
        const free = Array.from({ length: catalog.size }, (_, row) => catalog.contentAt(row)).filter(
          (content) => matches(content) && !rest.exclude?.includes(content.id),
        )
        expect(made.recommendation.items.length).toBe(Math.min(rest.count ?? 10, free.length))
      }),
    )
  })

  it('[PL1] accounts for every candidate in its trace', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { made } = make({ ...given, options: { ...given.options, trace: true } })
        for (const stage of made.recommendation.trace?.stages ?? []) {
          if (stage.kind === 'source' || stage.skipped !== undefined) continue
          expect(stage.in).toBe(stage.kept + sumOf(Object.values(stage.dropped)))
        }
        expect(made.recommendation.trace?.stages.length).toBeGreaterThan(5)
      }),
    )
  })

  it('[FU3] gives an item the same relevance whatever the filter', () => {
    fc.assert(
      fc.property(request, (given) => {
        const plain = { ...given.options, diversity: 0, count: 25 }
        const { minScore: _floor, where: _where, ...wide } = plain
        const relevance = new Map(
          make({ ...given, options: wide }).made.recommendation.items.map((item) => [item.contentId, item.finalScore]),
        )
        const filtered = make({ ...given, options: plain }).made.recommendation.items
        const shared = filtered.filter((item) => relevance.has(item.contentId))
        expect(shared.map((item) => item.finalScore)).toEqual(shared.map((item) => relevance.get(item.contentId)))
      }),
    )
  })

  it('[RC1] is the same twice, and [RC6] goes on without repeating itself', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { catalog, made } = make(given)
        expect(make(given).made.recommendation).toEqual(made.recommendation)
        const more = aRecommender(catalog, {}, given.seed).continueList(made.list, 5).recommendation
        const first = new Set(made.recommendation.items.map((item) => item.contentId))
        for (const item of more.items) expect(first.has(item.contentId)).toBe(false)
      }),
    )
  })

  it('[EX8] has no two sentences that open alike, [EX7] each with a full stop and without a number of its own', () => {
    fc.assert(
      fc.property(request, (given) => {
        const { items } = make({ ...given, options: { ...given.options, count: 10 } }).made.recommendation
        const openings = items.map(({ reason }) => reason.toLowerCase().split(' ').slice(0, 2).join(' '))
        expect(new Set(openings).size).toBe(items.length)
        for (const { reason } of items) {
          expect(reason).toMatch(/^\P{Ll}.*\.$/u)
          expect(reason.replaceAll(/“Work \d+”/g, '')).not.toMatch(/\d/)
          expect(reason).not.toContain('{')
        }
      }),
    )
  })
})
