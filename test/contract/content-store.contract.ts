/** The promises of the ContentStore port, for any adapter: SPEC CT4 to CT6. */
import { beforeAll, describe, expect, it } from 'vitest'
import { Content } from '../../src/contracts/content.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { seededRandom } from '../../src/base/random.ts'
import { dot } from '../../src/vector/dot.ts'

/** What a store under test is opened with: contents in no order, a unit-length vector for each id, numbers a vector. */
export interface ContentStoreParts {
  readonly contents: readonly Content[]
  readonly vectors: ReadonlyMap<string, Float32Array>
  readonly dim: number
}

const DIM = 16
/** A quantised pack gives a cosine back to within this. */
const COSINE_TOLERANCE = 1e-4

function aContent(id: string, tags: readonly string[] = [], more: Partial<Content> = {}): Content {
  const parsedTags = tags.map((tag) => {
    const [key = '', weight = '1'] = tag.split('=')
    const [facet = '', label = ''] = key.split(':')
    return { facet, label, weight: Number(weight) }
  })
  return { ...Content.parse({ id, contentType: 'image_item', title: id, wordCount: 0 }), tags: parsedTags, ...more }
}

function unit(...leading: readonly number[]): Float32Array {
  const vector = new Float32Array(DIM)
  vector.set(leading)
  const norm = Math.hypot(...vector)
  return vector.map((x) => x / norm)
}

/** Of three pairs, each of one direction, and one apart; ids in no order. */
const CONTENTS = [
  aContent('sea-2', ['subject:sea', 'mood:calm=0.5'], { popularity: 0.5 }),
  aContent('barn', [], { popularity: 0.9 }),
  aContent('sea-1', ['subject:sea', 'subject:ships=0.25'], { popularity: 0.5 }),
  aContent('hill', ['mood:calm', 'mood:calm=0.5']),
]
const VECTORS = new Map([
  ['sea-1', unit(1)],
  ['sea-2', unit(1)],
  ['barn', unit(3, 4)],
  ['hill', unit(0, -1)],
])
/** Rows by ascending id: barn 0, hill 1, sea-1 2, sea-2 3. */
const ROWS = ['barn', 'hill', 'sea-1', 'sea-2']

export function describeContentStore(adapter: string, open: (parts: ContentStoreParts) => Promise<ContentStore>): void {
  describe(`ContentStore contract: ${adapter}`, () => {
    let store: ContentStore
    let empty: ContentStore
    beforeAll(async () => {
      store = await open({ contents: CONTENTS, vectors: VECTORS, dim: DIM })
      empty = await open({ contents: [], vectors: new Map(), dim: DIM })
    })

    it('[CT4] numbers the rows in ascending order of id', () => {
      expect(store.size).toBe(ROWS.length)
      expect(ROWS.map((_, row) => store.contentAt(row).id)).toEqual(ROWS)
      expect(ROWS.map((id) => store.rowOf(id))).toEqual([0, 1, 2, 3])
    })

    it('[CT4] gives contents and vectors of the known ids and leaves unknown ids out', () => {
      const ids = ['sea-2', 'nothing', 'barn', 'constructor']
      expect([...store.get(ids)].map(([id, content]) => [id, content.id])).toEqual([
        ['sea-2', 'sea-2'],
        ['barn', 'barn'],
      ])
      const vectors = store.getVectors(ids)
      expect([...vectors.keys()]).toEqual(['sea-2', 'barn'])
      expect(vectors.get('barn')?.length).toBe(DIM)
      expect(vectors.get('barn')?.[1]).toBeCloseTo(0.8, 3)
      expect(store.rowOf('nothing')).toBeUndefined()
    })

    it('[CT4] gives every record back as it was put in', () => {
      for (const content of CONTENTS) expect(store.get([content.id]).get(content.id)).toEqual(content)
    })

    it('[CT4] gives the cosine of two rows, the same both ways, one by one and many at once', () => {
      const rows = Int32Array.of(0, 1, 2, 3, 2)
      const found = store.likenesses(2, rows)
      for (const [i, cosine] of [0.6, 0, 1, 1, 1].entries()) expect(found[i]).toBeCloseTo(cosine, 4)
      expect([...found]).toEqual(Array.from(rows, (row) => store.likeness(row, 2)))
      expect(store.likenesses(0, new Int32Array(0))).toHaveLength(0)
      expect(ROWS.map((_, row) => store.hasVector(row))).toEqual([true, true, true, true])
      store.vectorAt(2).fill(0)
      expect(store.likeness(2, 2)).toBeCloseTo(1, 4)
    })

    it('[CT4] throws a RangeError for a row that is not there', () => {
      for (const row of [-1, 4, 0.5, Number.NaN]) {
        expect(() => store.hasVector(row)).toThrow(RangeError)
        expect(() => store.likeness(row, 0)).toThrow(RangeError)
        expect(() => store.contentAt(row)).toThrow(RangeError)
        expect(() => store.vectorAt(row)).toThrow(RangeError)
        expect(() => store.tagVectorAt(row)).toThrow(RangeError)
      }
    })

    it('[CT4] answers an empty catalog with nothing', () => {
      expect(empty.size).toBe(0)
      expect(empty.searchVector(unit(1), { limit: 5 })).toEqual([])
      expect(empty.searchTags(new Map([['subject:sea', 1]]), { limit: 5 })).toEqual([])
      expect([...empty.tagCounts()]).toEqual([])
      expect([...empty.popularRows()]).toEqual([])
    })

    it('[CT5] finds the nearest by cosine, equal ones by ascending id', () => {
      const found = store.searchVector(unit(1), { limit: 3 })
      expect(found.map(({ contentId }) => contentId)).toEqual(['sea-1', 'sea-2', 'barn'])
      expect(found.every(({ generatedBy }) => generatedBy === 'semantic')).toBe(true)
      for (const [i, cosine] of [1, 1, 0.6].entries()) expect(found[i]?.baseScore).toBeCloseTo(cosine, 4)
    })

    it('[CT5] scores by the cosine, whatever the length and precision of the query', () => {
      const long = Float64Array.from(unit(3, 4), (x) => x * 7)
      const found = store.searchVector(long, { limit: 4 })
      expect(found.map(({ contentId }) => contentId)).toEqual(['barn', 'sea-1', 'sea-2', 'hill'])
      for (const [i, cosine] of [1, 0.6, 0.6, -0.8].entries()) expect(found[i]?.baseScore).toBeCloseTo(cosine, 4)
    })

    it('[CT5] scores every row 0 for a query without direction', () => {
      const found = store.searchVector(new Float32Array(DIM), { limit: 4 })
      expect(found.map(({ contentId, baseScore }) => [contentId, baseScore + 0])).toEqual(ROWS.map((id) => [id, 0]))
    })

    it('[CT5] agrees with a plain sort of cosines over 200 random rows', async () => {
      const random = seededRandom(20_261)
      const contents = Array.from({ length: 200 }, (_, i) => aContent(`r${i}`))
      const vectors = new Map(
        contents.map(({ id }) => [id, unit(...Array.from({ length: DIM }, () => random() - 0.5))]),
      )
      const many = await open({ contents, vectors, dim: DIM })
      const query = unit(...Array.from({ length: DIM }, () => random() - 0.5))
      const cosine = (id: string): number => {
        const vector = many.getVectors([id]).get(id)
        return vector === undefined ? Number.NaN : dot(vector, query)
      }
      const found = many.searchVector(query, { limit: 20 })
      const best = contents.map(({ id }) => cosine(id)).toSorted((a, b) => b - a)
      expect(found).toHaveLength(20)
      for (const [i, { contentId, baseScore }] of found.entries()) {
        expect(Math.abs(baseScore - (best[i] ?? 0))).toBeLessThan(COSINE_TOLERANCE)
        expect(Math.abs(baseScore - cosine(contentId))).toBeLessThan(COSINE_TOLERANCE)
      }
    })

    it('[CT6] finds what carries any of the keys, by the sum of weight x tag weight', () => {
      const weights = new Map([
        ['subject:sea', 1],
        ['subject:ships', 2],
        ['mood:calm', 0.6],
        ['subject:unknown', 9],
      ])
      const found = store.searchTags(weights, { limit: 10 })
      expect(found.map(({ contentId }) => contentId)).toEqual(['sea-1', 'sea-2', 'hill'])
      for (const [i, sum] of [1.5, 1.3, 0.6].entries()) expect(found[i]?.baseScore).toBeCloseTo(sum, 12)
      expect(found.every(({ generatedBy }) => generatedBy === 'tag')).toBe(true)
    })

    it('[CT6] recalls nothing for keys with a weight of 0 or below', () => {
      const weights = new Map([
        ['subject:sea', 0],
        ['mood:calm', -1],
        ['subject:ships', 1],
      ])
      expect(store.searchTags(weights, { limit: 10 })).toEqual([
        { contentId: 'sea-1', generatedBy: 'tag', baseScore: 0.25 },
      ])
      expect(store.searchTags(new Map(), { limit: 10 })).toEqual([])
    })

    it('[CT6] orders equal sums by ascending id and cuts at the limit', () => {
      const sea = new Map([['subject:sea', 0.5]])
      expect(store.searchTags(sea, { limit: 10 }).map(({ contentId }) => contentId)).toEqual(['sea-1', 'sea-2'])
      expect(store.searchTags(sea, { limit: 1 }).map(({ contentId }) => contentId)).toEqual(['sea-1'])
    })

    it('[CT5][CT6] leaves out rows whose byte is 0, and returns nothing for a limit of 0', () => {
      const allowed = Uint8Array.of(1, 1, 0, 7)
      const sea = new Map([['subject:sea', 1]])
      expect(store.searchVector(unit(1), { limit: 2, allowed }).map(({ contentId }) => contentId)).toEqual([
        'sea-2',
        'barn',
      ])
      expect(store.searchTags(sea, { limit: 2, allowed }).map(({ contentId }) => contentId)).toEqual(['sea-2'])
      expect(store.searchVector(unit(1), { limit: 0 })).toEqual([])
      expect(store.searchTags(sea, { limit: 0 })).toEqual([])
    })

    it('[CT6] counts contents by tag key, keys ascending, a tag named twice once', () => {
      expect([...store.tagCounts()]).toEqual([
        ['mood:calm', 2],
        ['subject:sea', 2],
        ['subject:ships', 1],
      ])
    })

    it('[CT6] gives tags as unit vectors with ascending keys, empty where there are none', () => {
      const { keys, weights } = store.tagVectorAt(2)
      expect(keys).toEqual(['subject:sea', 'subject:ships'])
      expect(Math.hypot(...weights)).toBeCloseTo(1, 12)
      // idf = ln(1 + 4 / count): sea 1 · ln 3, ships .25 · ln 5.
      expect((weights[0] ?? 0) / (weights[1] ?? 0)).toBeCloseTo(Math.log(3) / (0.25 * Math.log(5)), 12)
      expect(store.tagVectorAt(0)).toEqual({ keys: [], weights: new Float64Array() })
    })

    it('[CT4] orders rows by descending popularity, unknown as 0, equal ones by ascending id', () => {
      expect(Array.from(store.popularRows(), (row) => store.contentAt(row).id)).toEqual([
        'barn',
        'sea-1',
        'sea-2',
        'hill',
      ])
    })
  })
}
