/** Embeds texts with the model that catalogs are built with, keeping every vector in .cache/toxicity. */
import { MINILM_DIM, MINILM_ID } from '../../src/adapters/transformers/minilm-files.ts'
import { openEmbedCache } from '../../src/publisher/embed-cache.ts'
import { findModelFolder, openMiniLm } from '../../src/publisher/open-minilm.ts'
import { createProgress } from '../../src/publisher/progress.ts'

/** Folder of the vectors, under the repo. */
export const VECTOR_CACHE = '.cache/toxicity'

export { MINILM_DIM as DIM }

/** Vectors by text. What is not in the cache is embedded, each text alone. */
export async function embedTexts(root: string, texts: readonly string[]): Promise<ReadonlyMap<string, Float32Array>> {
  const cache = openEmbedCache(`${root}/${VECTOR_CACHE}`, MINILM_DIM)
  const missing = [...new Set(texts)].filter((text) => cache.get(MINILM_ID, text) === undefined)
  try {
    if (missing.length > 0) {
      const model = await openMiniLm(findModelFolder(root))
      const output = { stream: process.stderr, interactive: process.stderr.isTTY }
      const progress = createProgress('Embedding', output, () => performance.now())
      progress.start(missing.length)
      for (const text of missing) {
        cache.put(MINILM_ID, text, await model.encode(text))
        progress.step()
      }
      progress.stop()
      await model.close()
    }
    return new Map(texts.map((text) => [text, cache.get(MINILM_ID, text) ?? new Float32Array(MINILM_DIM)]))
  } finally {
    cache.close()
  }
}
