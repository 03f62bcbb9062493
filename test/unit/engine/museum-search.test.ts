/** What a search does to the first list of a visitor of the demo museum: by its own model, and by words in buckets. */
import { beforeAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anEngine } from '../../builders/an-engine.ts'
import { aTime, aUser } from '../../builders/an-event.ts'
import type { Content } from '../../../src/contracts/content.ts'
import { createHashEmbeddingModel } from '../../../src/adapters/memory/hash-embedding-model.ts'
import { createMemoryContentStore } from '../../../src/adapters/memory/memory-content-store.ts'
import { dot } from '../../../src/vector/dot.ts'
import { embeddedText } from '../../../src/catalog/embedded-text.ts'
import type { EmbeddingModel } from '../../../src/ports/embedding-model.ts'
import type { Engine } from '../../../src/engine/engine.ts'
import { encodeQueryVector } from '../../../src/base/query-vector.ts'
import { openEngine } from '../../../src/node.ts'
import { openMiniLm } from '../../../src/publisher/open-minilm.ts'
import type { Recommendation } from '../../../src/contracts/recommendation.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const openMuseum = (): Promise<Engine> => openEngine({ catalog: join(root, 'public/catalog') })

/** Works of weather and water, by the tags that the museum gave them. */
const OF_STORMS_AND_SEA = ['subject:sea', 'subject:storm', 'subject:ships']
const isOfStormsOrSea = ({ tags }: Content): boolean =>
  tags.some(({ facet, label }) => OF_STORMS_AND_SEA.includes(`${facet}:${label}`))

/** The first list of somebody who only searched. */
async function firstList(
  engine: Engine,
  model: EmbeddingModel,
  query: string,
  now = Date.now(), // the clock of openEngine
): Promise<Recommendation> {
  const properties = { query, query_vector: encodeQueryVector(await model.encode(query)) }
  await engine.ingest([{ event: 'search_performed', userId: aUser, originalTimestamp: now, properties }])
  return engine.recommend(aUser)
}

describe('a search before anything else', () => {
  let model: EmbeddingModel
  beforeAll(async () => {
    model = await openMiniLm(join(root, 'public/models/all-MiniLM-L6-v2'))
    return () => model.close()
  })

  it.each(['storms at sea', 'boats in bad weather'])(
    '[SC9] for "%s" brings up storms and the sea, beside what is well visited',
    async (query) => {
      const { items, strategy } = await firstList(await openMuseum(), model, query)
      expect(strategy).toBe('cold')
      expect(items[0] && isOfStormsOrSea(items[0].content)).toBe(true)
      const five = items.slice(0, 5)
      expect(five.filter(({ content }) => isOfStormsOrSea(content)).length).toBeGreaterThanOrEqual(3)
      // Without the words: not the tags of the query alone.
      const meant = five.filter(({ breakdown }) => breakdown?.lines.some(({ label }) => label === 'search'))
      expect(meant.length).toBeGreaterThanOrEqual(3)
      expect(
        five.some(({ breakdown }) => breakdown?.lines.some(({ kind, value }) => kind === 'popularity' && value > 0.1)),
      ).toBe(true)
    },
  )

  it('[SC8] for something that the museum has nothing of is the list that everybody gets', async () => {
    const engine = await openMuseum()
    const before = await engine.recommend(aUser)
    const after = await firstList(engine, model, 'tax return software')
    expect(after.items.map(({ contentId }) => contentId)).toEqual(before.items.map(({ contentId }) => contentId))
  })
})

it('[SC9] the same with words in buckets for a model', async () => {
  const model = createHashEmbeddingModel()
  const museum = await openMuseum()
  const contents = Array.from({ length: museum.catalog.size }, (_, row) => museum.catalog.contentAt(row))
  const vectors = new Map<string, Float32Array>()
  for (const content of contents) vectors.set(content.id, await model.encode(embeddedText(content)))
  const { tag } = museum.catalog.manifest.normalisers
  const semantic = meanOfNearest([...vectors.values()].slice(0, 100))
  const catalog = createMemoryContentStore({ contents, vectors, manifest: { normalisers: { semantic, tag } } })
  const { items } = await firstList(anEngine(catalog).engine, model, 'ships in a storm at sea', aTime)
  const five = items.slice(0, 5).filter(({ breakdown }) => breakdown?.lines.some(({ label }) => label === 'search'))
  expect(five.filter(({ content }) => isOfStormsOrSea(content)).length).toBeGreaterThanOrEqual(3)
})

/** What a catalog's semantic normaliser is. */
function meanOfNearest(vectors: readonly Float32Array[]): number {
  const nearest = vectors.map((a) => Math.max(...vectors.filter((b) => b !== a).map((b) => dot(a, b))))
  return nearest.reduce((sum, x) => sum + x, 0) / vectors.length
}
