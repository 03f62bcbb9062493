import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { artFigures } from '../../../scripts/toxicity/art-figures.ts'
import { FeedConfig } from '../../../src/contracts/feed-config.ts'
import { judgeCatalog } from '../../../src/publisher/safety/judge-catalog.ts'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import { readCatalogFolder } from '../../../src/adapters/node/read-catalog-folder.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { decodeModelFile } from '../../../src/models/model-file.ts'
import { inPart } from '../../../scripts/toxicity/text-parts.ts'
import { MINILM_DIM, MINILM_ID } from '../../../src/adapters/transformers/minilm-files.ts'
import { openEmbedCache } from '../../../src/publisher/embed-cache.ts'
import { findToxicityFile, openToxicityFor } from '../../../src/publisher/safety/toxicity-file.ts'
import { probabilitiesOf, type TextVectors } from '../../../scripts/toxicity/text-vectors.ts'
import { readArt } from '../../../scripts/toxicity/read-art.ts'
import { readSurge } from '../../../scripts/toxicity/read-labelled.ts'
import { VECTOR_CACHE } from '../../../scripts/toxicity/embed-texts.ts'
import { wordFigures } from '../../../scripts/toxicity/word-figures.ts'
import { sharedFolder } from '../../shared-folder.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const bytes = await readFile(findToxicityFile(ROOT))
const file = decodeModelFile(bytes)
const cache = join(ROOT, VECTOR_CACHE)
/** Most bytes of the file, and the share of a museum's nudes and battles that it may take. Source: issue of the feed. */
const MOST_BYTES = 50_000
const MOST_LOST = 0.01

/** What the cache has of `texts`; a text without a vector is left out. */
function cachedVectors(texts: readonly { readonly text: string }[]): TextVectors {
  const vectors = openEmbedCache(cache, MINILM_DIM)
  return new Map(
    texts.flatMap(({ text }): [string, Float32Array][] => {
      const vector = vectors.get(MINILM_ID, text)
      return vector === undefined ? [] : [[text, vector]]
    }),
  )
}

describe('the model that ships', () => {
  it('[SF9] is small, fits catalogs of MiniLM alone, and says what it learned from', async () => {
    expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES)
    const { trainedOn } = file.header.more ?? {}
    expect(trainedOn).toEqual([expect.stringContaining('MIT'), expect.stringContaining('written for Docent')])
    const other = await refusalOf(() => openToxicityFor({ dim: MINILM_DIM, modelId: 'another' }, bytes))
    expect(other.code).toBe('model-invalid')
  })

  it('[SF9] holds back no work of the demo museum, as its catalog keeps the vectors', async () => {
    const store = await openCatalog(await readCatalogFolder(join(ROOT, 'public/catalog')))
    const { contents, heldBack } = judgeCatalog(
      store,
      openToxicityFor(store.manifest, bytes),
      FeedConfig.parse({}).toxicity,
    )
    expect(contents).toBeGreaterThan(500)
    expect(heldBack).toEqual([])
  })

  it('[SF9] has the figures of its header in the docs', async () => {
    const docs = await readFile(join(ROOT, 'docs/safety.md'), 'utf8')
    const heldOut = JSON.parse(JSON.stringify(file.header.more?.['heldOut'])) as Record<'auc' | 'prAuc', number>
    const figure = (value: number): string => value.toFixed(3).slice(1)
    expect(docs).toMatch(
      new RegExp(`Surge, held out \\|.*\\| \\${figure(heldOut.auc)} .*\\| \\${figure(heldOut.prAuc)} `),
    )
  })

  it.skipIf(sharedFolder === undefined || !existsSync(cache))(
    '[SF9] does on held-out texts and works what its header says (skipped without the data and its vectors)',
    async () => {
      const shared = sharedFolder ?? ''
      const surge = inPart(await readSurge(shared), 'test')
      const art = await readArt(shared)
      const vectors = cachedVectors([...surge, ...art.tate, ...art.cmoa, ...art.nga])
      const { auc, prAuc, precision } = wordFigures(
        probabilitiesOf(file, surge, vectors),
        surge.map(({ label }) => label),
      )
      const lost = (works: (typeof art)['tate']): number => {
        const probabilities = probabilitiesOf(file, works, vectors)
        const judged = works.map(({ subjects }, at) => ({ subjects, probability: probabilities[at] ?? 1 }))
        return artFigures(judged).either.lost
      }
      const lostOfArt = { tate: lost(art.tate), cmoa: lost(art.cmoa), nga: lost(art.nga) }
      for (const share of Object.values(lostOfArt)) expect(share).toBeLessThan(MOST_LOST)
      expect(file.header.more?.['heldOut']).toEqual({
        texts: surge.length,
        auc: auc?.value,
        prAuc: prAuc?.value,
        precisionAt90Recall: precision?.value,
        lostOfArt,
      })
    },
  )
})
