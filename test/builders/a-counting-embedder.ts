/** An Embedder over the hash model that counts what is asked of it, and can be made to fail. */
import { createHashEmbeddingModel } from '../../src/adapters/memory/hash-embedding-model.ts'
import type { Embedder } from '../../src/publisher/embed-contents.ts'

export interface CountingEmbedder extends Embedder {
  /** Texts embedded so far, in order. */
  readonly texts: readonly string[]
  readonly opened: number
  readonly closed: number
}

/** `failAt`: the number of texts after which the next one throws. */
export function aCountingEmbedder(failAt = Infinity): CountingEmbedder {
  const model = createHashEmbeddingModel()
  const texts: string[] = []
  let opened = 0
  let closed = 0
  return {
    texts,
    get opened() {
      return opened
    },
    get closed() {
      return closed
    },
    modelId: model.modelId,
    dim: model.dim,
    async open() {
      opened++
      return {
        ...model,
        async encode(text) {
          if (texts.length >= failAt) throw new Error('the power went out')
          texts.push(text)
          return model.encode(text)
        },
        async close() {
          closed++
        },
      }
    },
  }
}
