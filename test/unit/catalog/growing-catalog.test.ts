import { describe, expect, it } from 'vitest'
import { aContent, someTags } from '../../builders/a-content.ts'
import { anEngine, aRawLook } from '../../builders/an-engine.ts'
import { aUser } from '../../builders/an-event.ts'
import { createGrowingCatalog, type GrowingCatalog } from '../../../src/catalog/growing-catalog.ts'
import { createHashEmbeddingModel } from '../../../src/adapters/memory/hash-embedding-model.ts'
import { infoFromName } from '../../../src/catalog/info-from-name.ts'

const model = createHashEmbeddingModel()

const contents = ['a', 'b', 'c', 'd'].map((id) =>
  aContent({ id, title: `sea storm ${id}`, tags: someTags('subject:sea', `mood:${id}`) }),
)

async function aGrowingCatalog(...filled: readonly string[]): Promise<GrowingCatalog> {
  const { modelId, dim } = model
  const catalog = createGrowingCatalog({ info: infoFromName('sea'), contents, modelId, dim, path: 'js' })
  for (const id of filled) catalog.fill(catalog.rowOf(id) ?? -1, await model.encode(`sea storm ${id}`))
  return catalog
}

describe('a growing catalog', () => {
  it('[GC1] has all contents and tags at once, and no vectors', async () => {
    const catalog = await aGrowingCatalog()
    expect([catalog.size, catalog.embedded]).toEqual([4, 0])
    expect([...catalog.get(['a', 'x', 'd']).keys()]).toEqual(['a', 'd'])
    expect(catalog.searchTags(new Map([['mood:c', 1]]), { limit: 9 }).map(({ contentId }) => contentId)).toEqual(['c'])
    expect(catalog.searchVector(await model.encode('sea'), { limit: 9 })).toEqual([])
    expect(catalog.getVectors(['a', 'b']).size).toBe(0)
    expect([catalog.hasVector(0), catalog.likeness(0, 0)]).toEqual([false, 0])
    expect(catalog.vectorAt(0)).toEqual(new Float32Array(model.dim))
  })

  it('[GC1] finds a content by its vector from the moment it has one', async () => {
    const catalog = await aGrowingCatalog('c', 'b')
    const query = await model.encode('sea storm c')
    expect(catalog.searchVector(query, { limit: 9 }).map(({ contentId }) => contentId)).toEqual(['c', 'b'])
    expect([...catalog.getVectors(['a', 'b', 'c']).keys()]).toEqual(['b', 'c'])
    expect([catalog.embedded, catalog.hasVector(1), catalog.hasVector(0)]).toEqual([2, true, false])
  })

  it('[GC1] counts a content once whose vector is replaced, and refuses a row that is not there', async () => {
    const catalog = await aGrowingCatalog('a', 'a')
    expect(catalog.embedded).toBe(1)
    expect(() => catalog.fill(4, new Float32Array(model.dim))).toThrow(RangeError)
  })

  it('[GC1] has another version after each vector, like any version, and a manifest of that version', async () => {
    const catalog = await aGrowingCatalog()
    const versions = [catalog.version]
    for (const id of ['a', 'b', 'a']) {
      catalog.fill(catalog.rowOf(id) ?? -1, await model.encode(id))
      versions.push(catalog.version)
    }
    expect(new Set(versions).size).toBe(4)
    for (const version of versions) expect(version).toMatch(/^[0-9a-f]{16}$/)
    expect(catalog.manifest.version).toBe(catalog.version)
  })

  it('[GC1] measures the scale of tags at once and assumes that of meaning', async () => {
    // Every content shares subject:sea (idf ln 2) with the others and has a mood of its own (idf ln 5).
    const shared = Math.log(2) ** 2 / (Math.log(2) ** 2 + Math.log(5) ** 2)
    const { normalisers } = (await aGrowingCatalog()).manifest
    expect(normalisers.tag).toBeCloseTo(shared, 6)
    expect(normalisers.semantic).toBe(0.53)
  })

  it('[GC2] is recommended from only as far as it is embedded, and says what was left out', async () => {
    const catalog = await aGrowingCatalog('a', 'b')
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('a')])
    const { items, trace } = await engine.recommend(aUser, { count: 10, trace: true })
    expect(items.map(({ contentId }) => contentId).toSorted()).toEqual(['a', 'b'])
    const stage = trace?.stages.find((each) => each.stage === 'unembedded')
    expect(stage?.dropped).toEqual({ unembedded: 2 })
  })

  it('[GC2] recommends a content as soon as it has its vector, by what is known of it then', async () => {
    const catalog = await aGrowingCatalog('a')
    const { engine } = anEngine(catalog)
    await engine.ingest([aRawLook('c')])
    expect((await engine.recommend(aUser, { count: 10 })).strategy).toContain('cold')
    for (const id of ['b', 'c']) catalog.fill(catalog.rowOf(id) ?? -1, await model.encode(`sea storm ${id}`))
    const { items, strategy } = await engine.recommend(aUser, { count: 10 })
    expect(strategy).toContain('warm')
    expect(items.map(({ contentId }) => contentId)).toContain('b')
  })

  it('[GC2] finds what is like a content without a vector by its tags', async () => {
    const { engine } = anEngine(await aGrowingCatalog('a', 'b'))
    const { items } = await engine.similar(aUser, 'c', { count: 10 })
    expect(items.map(({ contentId }) => contentId).toSorted()).toEqual(['a', 'b'])
    expect(items.every(({ finalScore }) => Number.isFinite(finalScore))).toBe(true)
  })
})
