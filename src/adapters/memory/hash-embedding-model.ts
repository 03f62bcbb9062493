/** EmbeddingModel without a model: words fall into hash buckets. For tests; it knows spelling, not meaning. */
import { stableHash } from '../../base/random.ts'
import type { EmbeddingModel } from '../../ports/embedding-model.ts'

/** As many as all-MiniLM-L6-v2, which it stands in for. */
const DIM = 384
const WORD = /[\p{L}\p{N}]+/gu

/**
 * Counts the words of a text (letters and digits, lower case) in 384 buckets by `stableHash`, at unit length; a text
 * without words is the one word ''. The same text gives the same vector on every engine. Never throws. Source: the
 * seed's InMemoryEmbeddingModel; Weinberger et al. 2009 without signs, so that no text cancels out.
 */
export function createHashEmbeddingModel(): EmbeddingModel {
  return {
    modelId: 'hash-buckets-384',
    dim: DIM,
    async encode(text) {
      const counts = new Float64Array(DIM)
      for (const word of text.toLowerCase().match(WORD) ?? ['']) {
        const bucket = stableHash(word) % DIM
        counts[bucket] = (counts[bucket] ?? 0) + 1
      }
      const norm = Math.hypot(...counts)
      return Float32Array.from(counts, (count) => count / norm)
    },
    async close() {},
  }
}
