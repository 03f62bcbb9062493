/** Embeds the contents of a catalog, each text alone, taking from the cache what it has. */
import type { Content } from '../contracts/content.ts'
import type { EmbeddingModel } from '../ports/embedding-model.ts'
import type { EmbedCache } from './embed-cache.ts'
import { embeddedText } from '../catalog/embedded-text.ts'
import type { Progress } from './progress.ts'

/** A model that is opened only when there is something to embed. */
export interface Embedder {
  readonly modelId: string
  readonly dim: number
  open(): Promise<EmbeddingModel>
}

export interface Embedded {
  /** Unit-length vectors of `dim` numbers by content id. */
  readonly vectors: ReadonlyMap<string, Float32Array>
  /** Texts that the model was run for. */
  readonly embedded: number
}

/** The texts of `contents` that `cache` has no vector for, each once, in the order of the contents. */
function textsToEmbed(contents: readonly Content[], modelId: string, cache: EmbedCache): readonly string[] {
  const texts = new Set(contents.map(embeddedText))
  return [...texts].filter((text) => cache.get(modelId, text) === undefined)
}

/**
 * Vectors of all contents. Every new vector is in the cache before the next text begins, so a build that is stopped
 * loses one text at most. The model is closed in any case; its errors are thrown.
 */
export async function embedContents(
  contents: readonly Content[],
  embedder: Embedder,
  cache: EmbedCache,
  progress: Progress,
): Promise<Embedded> {
  const texts = textsToEmbed(contents, embedder.modelId, cache)
  if (texts.length > 0) await embedTexts(texts, embedder, cache, progress)
  const vectors = new Map<string, Float32Array>()
  for (const content of contents) {
    const vector = cache.get(embedder.modelId, embeddedText(content))
    if (vector !== undefined) vectors.set(content.id, vector)
  }
  return { vectors, embedded: texts.length }
}

async function embedTexts(
  texts: readonly string[],
  embedder: Embedder,
  cache: EmbedCache,
  progress: Progress,
): Promise<void> {
  const model = await embedder.open()
  progress.start(texts.length)
  try {
    for (const text of texts) {
      cache.put(embedder.modelId, text, await model.encode(text))
      progress.step()
    }
  } finally {
    progress.stop()
    await model.close()
  }
}
