/** What the fusion is chosen by: searches of the museum, with the real model. */
import { beforeAll, describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { meaningQueries, nonsense, offTopic } from './museum-queries.ts'
import { createMiniSearchIndex } from '../../../src/adapters/minisearch/minisearch-index.ts'
import type { EmbeddingModel } from '../../../src/ports/embedding-model.ts'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import { openMiniLm } from '../../../src/publisher/open-minilm.ts'
import probes from '../../../demo/museum/probes.json' with { type: 'json' }
import { readCatalogFolder } from '../../../src/adapters/node/read-catalog-folder.ts'
import { resolveSearchOptions } from '../../../src/engine/resolve-search-options.ts'
import { Search } from '../../../src/engine/search.ts'
import type { SearchResult } from '../../../src/contracts/search-result.ts'

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const PATIENCE_MS = 300_000
/** Depth of the mean reciprocal rank. */
const DEPTH = 10
const NEVER_COLD = { relevanceOf: () => ({ relevance: [] }) }

let search: Search
let model: EmbeddingModel

beforeAll(async () => {
  const catalog = await openCatalog(await readCatalogFolder(fromRoot('public/catalog')))
  const contents = Array.from({ length: catalog.size }, (_, row) => catalog.contentAt(row))
  search = new Search(catalog, createMiniSearchIndex(contents), NEVER_COLD)
  model = await openMiniLm(fromRoot('public/models/all-MiniLM-L6-v2'))
}, PATIENCE_MS)

async function find(text: string, mode: 'hybrid' | 'text' | 'meaning' = 'hybrid'): Promise<SearchResult> {
  const vector = await model.encode(text)
  const options = resolveSearchOptions({ mode, limit: DEPTH })
  return search.search({ searchId: 's', userId: 'u', text, vector, options, now: 0 })
}

type Queries = readonly (readonly [text: string, expected: readonly string[]])[]

/** Mean over the queries of 1 / the place of the first expected hit, 0 beyond the tenth. */
async function meanReciprocalRank(queries: Queries, mode: 'hybrid' | 'text' | 'meaning'): Promise<number> {
  let sum = 0
  for (const [text, expected] of queries) {
    const { items } = await find(text, mode)
    const place = items.findIndex(({ contentId }) => expected.includes(contentId))
    if (place >= 0) sum += 1 / (place + 1)
  }
  return sum / queries.length
}

describe('search in the museum', () => {
  it(
    '[SE8] by both parts ranks plain descriptions better than either alone',
    async () => {
      const queries: Queries = probes.map(({ query, expected }) => [query, expected])
      const both = await meanReciprocalRank(queries, 'hybrid')
      expect(both).toBeGreaterThanOrEqual(0.9)
      expect(both).toBeGreaterThan(await meanReciprocalRank(queries, 'text'))
      expect(both).toBeGreaterThan(await meanReciprocalRank(queries, 'meaning'))
    },
    PATIENCE_MS,
  )

  it(
    '[SE8] finds by meaning what the words miss, and stray words do not push it away',
    async () => {
      const text = await meanReciprocalRank(meaningQueries, 'text')
      const both = await meanReciprocalRank(meaningQueries, 'hybrid')
      expect(both).toBeGreaterThan(1.7 * text)
      expect(both).toBeGreaterThanOrEqual(0.6)
    },
    PATIENCE_MS,
  )

  it.each(nonsense)(
    '[SE6] finds at most one work by the meaning of "%s"',
    async (text) => {
      const { items, emptyBecause } = await find(text, 'meaning')
      expect(items.length).toBeLessThanOrEqual(1)
      expect(emptyBecause ?? `${items.length} found`).toMatch(/^(no-words|nothing-near|1 found)$/)
    },
    PATIENCE_MS,
  )

  it('[SE6] finds nothing by meaning for nearly all wishes that no museum answers', async () => {
    const found = await Promise.all(offTopic.map(async (text) => (await find(text, 'meaning')).items.length))
    expect(found.filter((hits) => hits > 0).length).toBeLessThanOrEqual(2)
  })

  it.each([
    ['vermer milkmaid', 'vermeer-milkmaid'],
    ['hokusia wave', 'great-wave'],
    ['otani oni', 'sharaku-otani-oniji'],
    ['starry nigh', 'van-gogh-starry-night'],
    ['detroit industy', 'rivera-detroit-industry'],
  ])('[SE8] finds "%s" first, typo, accent or half word', async (text, expected) => {
    expect((await find(text)).items[0]?.contentId).toBe(expected)
  })
})
