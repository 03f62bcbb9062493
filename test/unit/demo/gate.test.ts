/** The gate of the museum's texts, with the real model: what is near in meaning is near in kind, and words find works. */
import { beforeAll, describe, expect, it } from 'vitest'
import { fileURLToPath } from 'node:url'
import { neighbourTags } from '../../../demo/museum/neighbour-tags.mjs'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import { openMiniLm } from '../../../src/publisher/open-minilm.ts'
import probes from '../../../demo/museum/probes.json' with { type: 'json' }
import { readCatalogFolder } from '../../../src/adapters/node/read-catalog-folder.ts'
import type { ContentStore } from '../../../src/ports/content-store.ts'
import type { EmbeddingModel } from '../../../src/ports/embedding-model.ts'
import { tagKey } from '../../../src/contracts/content.ts'

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
/** The gate: nearest neighbours share tags this many times as often as pairs at random. */
const GATE = 3
const PROBE_DEPTH = 5
const PATIENCE_MS = 300_000

let catalog: ContentStore
let model: EmbeddingModel

beforeAll(async () => {
  catalog = await openCatalog(await readCatalogFolder(fromRoot('public/catalog')))
  model = await openMiniLm(fromRoot('public/models/all-MiniLM-L6-v2'))
}, PATIENCE_MS)

describe('the museum', () => {
  it.each(probes)('[MU5] has what "$query" looks for among its five nearest', async ({ query, expected }) => {
    const nearest = catalog
      .searchVector(await model.encode(query), { limit: PROBE_DEPTH })
      .map(({ contentId }) => contentId)
    expect(nearest.filter((id) => expected.includes(id))).not.toEqual([])
  })

  it(
    '[MU6] has texts whose nearest neighbours share tags three times as often as pairs at random, without a look at tags',
    async () => {
      const items: { tags: string[] }[] = []
      const vectors: Float32Array[] = []
      for (let row = 0; row < catalog.size; row++) {
        const { title, text, tags } = catalog.contentAt(row)
        items.push({ tags: tags.map(tagKey) })
        vectors.push(await model.encode(`${title}. ${text}`))
      }
      const { perPair, perNeighbour } = neighbourTags(items, vectors, 1)
      expect((perNeighbour[0] ?? 0) / perPair).toBeGreaterThanOrEqual(GATE)
    },
    PATIENCE_MS,
  )
})
