import { describe, expect, it } from 'vitest'
import { aCatalog, aUnitVector } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { aList, aRecommender } from '../../builders/a-list-request.ts'
import { aTime, aUser } from '../../builders/an-event.ts'
import { createMiniSearchIndex } from '../../../src/adapters/minisearch/minisearch-index.ts'
import type { ContentStore } from '../../../src/ports/content-store.ts'
import { gallery } from '../../../src/products/gallery.ts'
import type { ListRequest } from '../../../src/engine/recommender.ts'
import { noPreferences } from '../../../src/contracts/preferences.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { resolveSearchOptions } from '../../../src/engine/resolve-search-options.ts'
import { Search, type SearchRequest } from '../../../src/engine/search.ts'
import type { SearchHit, SearchResult } from '../../../src/contracts/search-result.ts'
import { someSignals } from '../../builders/some-signals.ts'

const DIM = 16
/** A direction mostly along one axis, so that works of other axes are far. */
const along = (axis: number, tilt = 0): number[] =>
  Array.from({ length: DIM }, (_, at) => (at === axis ? 1 : at === (axis + 1) % DIM ? tilt : 0))

const catalog = aCatalog({
  contents: [
    aContent({
      id: 'storm',
      title: 'The Ninth Wave',
      text: 'Survivors on a mast at dawn.',
      tags: someTags('subject:sea'),
      year: 1850,
    }),
    aContent({ id: 'wreck', title: 'The Raft', text: 'A boat sank here.', tags: someTags('subject:sea'), year: 1819 }),
    aContent({ id: 'boat', title: 'Boat Builders', text: 'Wood and tar.', tags: someTags('subject:work'), year: 1700 }),
    aContent({ id: 'cups', title: 'Two Cups', text: 'Tea, no boat.', tags: someTags('subject:home'), year: 1900 }),
    aContent({ id: 'gone', title: 'Boat Show', text: 'Closed.', expiresAt: aTime - 1 }),
  ],
  vectors: { storm: along(0), wreck: along(0, 0.5), boat: along(0, 1.4), cups: along(5), gone: along(0) },
})
/** What the model makes of "boats in bad weather". */
const vector = aUnitVector(along(0, 0.1))

interface SearchParts extends Partial<Omit<SearchRequest, 'options'>> {
  readonly options?: unknown
  readonly store?: ContentStore
}

function searchFor({ options = {}, store = catalog, ...parts }: SearchParts = {}): Promise<SearchResult> {
  const contents = Array.from({ length: store.size }, (_, row) => store.contentAt(row))
  const search = new Search(store, createMiniSearchIndex(contents), aRecommender(store))
  const request = { searchId: 's', userId: aUser, text: 'boat', now: aTime, options: resolveSearchOptions(options) }
  return search.search({ ...request, ...parts })
}

const idsOf = ({ items }: SearchResult): string[] => items.map(({ contentId }) => contentId)
const lineOf = (hit: SearchHit | undefined, kind: string): number =>
  (hit?.breakdown?.lines ?? []).reduce((sum, line) => (line.kind === kind ? sum + line.value : sum), 0)

function aVisitor(doings: Parameters<typeof someSignals>[1]): ListRequest {
  return {
    recommId: 'l',
    userId: aUser,
    intent: 'recommend',
    product: gallery,
    options: {},
    signals: someSignals(catalog, doings),
    preferences: noPreferences(aUser),
    served: [],
    now: aTime,
  }
}

describe('a search', () => {
  it('[SE5] finds by letters and by meaning, and gives each hit both parts', async () => {
    const result = await searchFor({ vector })
    expect(idsOf(result)).toEqual(['boat', 'wreck', 'storm', 'cups'])
    expect(result).toMatchObject({ mode: 'hybrid', used: ['text', 'meaning'], total: 4, meaning: { state: 'used' } })
    const storm = result.items.find(({ contentId }) => contentId === 'storm')
    expect(storm).toMatchObject({ generatedBy: 'meaning', matches: [], reason: 'Close in meaning to what you typed.' })
    expect(storm?.finalScore).toBeCloseTo(0.65 / Math.hypot(1, 0.1), 6)
  })

  it('[SE9] has lines that sum to each score, one a field, and a sentence that says no more than they', async () => {
    const { items } = await searchFor({ vector })
    for (const { finalScore, breakdown } of items) {
      expect(breakdown?.lines.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(finalScore, 9)
      expect(breakdown?.total).toBeCloseTo(finalScore, 9)
    }
    const cups = items.find(({ contentId }) => contentId === 'cups')
    expect(cups?.breakdown?.lines).toMatchObject([{ kind: 'text', label: 'text' }])
    expect(cups?.reason).toBe('Found in the text.')
    expect(items.find(({ contentId }) => contentId === 'boat')?.reason).toBe(
      'Found in the title, and close in meaning to what you typed.',
    )
    expect(items.every(({ reason }) => !reason.includes('boat'))).toBe(true)
  })

  it('[SE9] leaves the lines out where they are not wanted, and keeps sentence and matches', async () => {
    const { items } = await searchFor({ options: { explain: false } })
    expect(items[0]?.breakdown).toBeUndefined()
    expect(items[0]?.matches).not.toEqual([])
    expect(items[0]?.reason).toBe('Found in the title.')
  })

  it.each([
    [{ mode: 'text' }, ['text']],
    [{ weights: { meaning: 0 } }, ['text']],
    [{ mode: 'meaning' }, ['meaning']],
    [{ weights: { text: 0 } }, ['meaning']],
  ])('[SE7] with %j computes %j alone, and adds exactly 0 for the rest', async (options, used) => {
    const result = await searchFor({ vector, options })
    expect(result.used).toEqual(used)
    const other = used[0] === 'text' ? 'meaning' : 'text'
    for (const hit of result.items) expect(lineOf(hit, other)).toBe(0)
    expect(result.meaning.state).toBe(used[0] === 'text' ? 'off' : 'used')
    expect(result.items.length).toBeGreaterThan(0)
  })

  it('[SE7] refuses weights that are all 0 and options that it does not know, by name', async () => {
    const weightless = await refusalOf(() => resolveSearchOptions({ weights: { text: 0, meaning: 0 } }))
    expect(weightless.code).toBe('options-invalid')
    expect(weightless.message).toContain('weight above 0')
    expect(await refusalOf(() => resolveSearchOptions({ mode: 'text', weights: { text: 0 } }))).toMatchObject({
      code: 'options-invalid',
    })
    const refused = await refusalOf(() => resolveSearchOptions({ lmit: 3, limit: 0, mode: 'magic', personalize: 2 }))
    expect(refused.code).toBe('options-invalid')
    for (const name of ['lmit', 'limit', 'mode', 'personalize']) expect(refused.message).toContain(name)
  })

  it('[SE7] gives a score that does not depend on the page, the limit or the filter', async () => {
    const all = await searchFor({ vector })
    const scores = new Map(all.items.map(({ contentId, finalScore }) => [contentId, finalScore]))
    for (const options of [{ limit: 1 }, { where: { year: { gte: 1800 } } }, { limit: 1000 }]) {
      const { items } = await searchFor({ vector, options })
      expect(items.length).toBeGreaterThan(0)
      for (const { contentId, finalScore } of items) expect(finalScore).toBe(scores.get(contentId))
    }
  })

  it('[SE11] keeps to `where`, leaves out what has expired, and says when that left nothing', async () => {
    expect(idsOf(await searchFor({ vector, options: { where: { tags: { containsAny: ['subject:sea'] } } } }))).toEqual([
      'wreck',
      'storm',
    ])
    expect(idsOf(await searchFor())).not.toContain('gone')
    const before = await searchFor({ now: aTime - 2 })
    expect(idsOf(before)).toContain('gone')
    const none = await searchFor({ vector, options: { where: { year: { gt: 2000 } } } })
    expect(none).toMatchObject({ items: [], total: 0, emptyBecause: 'filtered-out' })
  })

  it('[SE11] finds what the visitor hid: they asked for it', async () => {
    const visitor = { ...aVisitor({ storm: [0.5] }), preferences: { ...noPreferences(aUser), hidden: { boat: aTime } } }
    expect(
      aList(catalog, { preferences: visitor.preferences }).recommendation.items.map((i) => i.contentId),
    ).not.toContain('boat')
    expect(idsOf(await searchFor({ visitor, options: { personalize: 0.2 } }))).toContain('boat')
  })

  it('[SE12] moves what the visitor likes up, adds no hit, and says so', async () => {
    const plain = await searchFor()
    const visitor = aVisitor({ cups: [0.8] })
    const moved = await searchFor({ visitor, options: { personalize: 1 } })
    expect(plain.personal).toEqual({ state: 'off' })
    expect(idsOf(plain)[0]).not.toBe('cups')
    expect(idsOf(moved)[0]).toBe('cups')
    expect(idsOf(moved).toSorted()).toEqual(idsOf(plain).toSorted())
    expect(moved).toMatchObject({ used: ['text', 'personal'], personal: { state: 'used' } })
    const cups = moved.items[0]
    expect(lineOf(cups, 'personal')).toBeGreaterThan(0)
    expect(lineOf(cups, 'personal')).toBeLessThanOrEqual(1)
    expect(cups?.reason).toBe('Found in the text. Moved up by your visit.')
    expect((cups?.finalScore ?? 0) - lineOf(cups, 'personal')).toBeCloseTo(
      plain.items.find(({ contentId }) => contentId === 'cups')?.finalScore ?? NaN,
      9,
    )
  })

  it('[SE12] adds exactly 0 for a cold visitor, and says why', async () => {
    const result = await searchFor({ visitor: aVisitor({}), options: { personalize: 1 } })
    expect(result.personal).toEqual({ state: 'cold', because: 'no-positives' })
    expect(result.items).toEqual((await searchFor()).items)
  })

  it('[SE13] has a model that is absent, loading or failed as a state, and finds by letters all the same', async () => {
    expect((await searchFor()).meaning).toEqual({ state: 'absent' })
    const loading = await searchFor({ meaning: { state: 'loading' } })
    expect(loading).toMatchObject({ meaning: { state: 'loading' }, used: ['text'] })
    expect(idsOf(loading)).toEqual(['boat', 'cups', 'wreck'])
    const byMeaning = await searchFor({
      options: { mode: 'meaning' },
      meaning: { state: 'failed', because: 'embed-timeout' },
    })
    expect(byMeaning).toMatchObject({
      items: [],
      emptyBecause: 'no-meaning',
      meaning: { state: 'failed', because: 'embed-timeout' },
    })
  })

  it('[SE6] finds nothing by meaning where no content is nearer than the rest, and says so', async () => {
    const far = aUnitVector(along(10))
    expect(await searchFor({ text: 'zzzz', vector: far })).toMatchObject({ items: [], emptyBecause: 'nothing-near' })
    expect(idsOf(await searchFor({ text: 'zzzz', vector }))).toEqual(['storm', 'wreck', 'boat'])
  })

  it('[SE6] finds in a catalog all of whose contents are near', async () => {
    const contents = Array.from({ length: 60 }, (_, at) => aContent({ id: `c${at}`, title: `Work ${at}` }))
    const store = aCatalog({
      contents,
      vectors: Object.fromEntries(contents.map(({ id }, at) => [id, along(0, at / 100)])),
    })
    const { items, total } = await searchFor({ store, text: 'sea', vector: aUnitVector(along(0)) })
    expect(items[0]?.contentId).toBe('c0')
    expect(total).toBe(60)
  })

  it.each([
    ['', 'no-words'],
    ['   \n', 'no-words'],
    ['?!…', 'no-words'],
    ['🚢🌊', 'no-words'],
    ['\u0000', 'no-words'],
    ['zzzz', 'nothing-near'],
    ['שלום עולם', 'nothing-near'],
  ] as const)('[SE13] answers %j: %s', async (text, emptyBecause) => {
    expect(await searchFor({ text })).toMatchObject({ items: [], total: 0, emptyBecause })
  })

  it('[SE13] answers for an empty catalog, and for a megabyte of text, which it cuts', async () => {
    expect(await searchFor({ store: aCatalog({ contents: [] }) })).toMatchObject({ emptyBecause: 'catalog-empty' })
    const long = await searchFor({ text: `boat ${'x'.repeat(1_000_000)}` })
    expect(long.cut).toBe(true)
    expect(idsOf(long)).toContain('boat')
  })

  it('[SE13] refuses a vector that does not fit, without a word of the text', async () => {
    const wrong = await refusalOf(() => searchFor({ text: 'secret wish', vector: new Float32Array(3) }))
    expect(wrong).toMatchObject({ code: 'catalog-dim-mismatch', details: { dim: DIM, found: 3 } })
    expect(wrong.message).not.toContain('secret')
    for (const fill of [NaN, Infinity, 0]) {
      expect(await refusalOf(() => searchFor({ vector: new Float32Array(DIM).fill(fill) }))).toMatchObject({
        code: 'options-invalid',
      })
    }
  })

  it('[SE5] reads an unnormalised vector as its direction', async () => {
    const long = await searchFor({ vector: vector.map((x) => 7 * x) })
    const unit = await searchFor({ vector })
    expect(idsOf(long)).toEqual(idsOf(unit))
    for (const [at, { finalScore }] of long.items.entries()) {
      expect(finalScore).toBeCloseTo(unit.items[at]?.finalScore ?? NaN, 6)
    }
  })

  it('[SE5] orders ties by id, and answers the same every time', async () => {
    const contents = ['b', 'c', 'a'].map((id) => aContent({ id, title: 'Boat' }))
    const store = aCatalog({ contents })
    expect(idsOf(await searchFor({ store }))).toEqual(['a', 'b', 'c'])
    expect(await searchFor({ store })).toEqual(await searchFor({ store }))
  })

  it('[SE5] counts what it found before the limit cut it', async () => {
    const result = await searchFor({ vector, options: { limit: 2 } })
    expect(result.items).toHaveLength(2)
    expect(result.total).toBe(4)
  })
})
