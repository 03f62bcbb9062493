/** SafetyScores: how likely a content is to offend. The publisher's own word first, then a model's, then nothing is held. */
import type { ContentStore } from '../ports/content-store.ts'
import type { FeedModels } from './feed-models.ts'
import { surfaceFeaturesOf } from './surface-features.ts'

export class SafetyScores {
  readonly #catalog: ContentStore
  readonly #models: Pick<FeedModels, 'nsfw' | 'toxicity' | 'toxicityText'>
  /** By row; NaN where not worked out yet. */
  readonly #nsfw: Float64Array
  readonly #toxicity: Float64Array

  constructor(catalog: ContentStore, models: Pick<FeedModels, 'nsfw' | 'toxicity' | 'toxicityText'>) {
    this.#catalog = catalog
    this.#models = models
    this.#nsfw = new Float64Array(catalog.size).fill(Number.NaN)
    this.#toxicity = new Float64Array(catalog.size).fill(Number.NaN)
  }

  /** In [0, 1]; 0 where neither the publisher nor a model says anything. Worked out once a row. */
  nsfw(row: number): number {
    const { nsfw } = this.#models
    return this.#once(this.#nsfw, row, () => {
      const content = this.#catalog.contentAt(row)
      return content.safety?.nsfw ?? nsfw?.probability(surfaceFeaturesOf(content), 1)[0] ?? 0
    })
  }

  /** In [0, 1], as `nsfw`. A model that reads the text's meaning goes before one that reads its surface. */
  toxicity(row: number): number {
    const { toxicity, toxicityText } = this.#models
    return this.#once(this.#toxicity, row, () => {
      const content = this.#catalog.contentAt(row)
      if (content.safety?.toxicity !== undefined) return content.safety.toxicity
      if (toxicityText && this.#catalog.hasVector(row)) {
        return toxicityText.probability(Float64Array.from(this.#catalog.vectorAt(row)), 1)[0] ?? 0
      }
      return toxicity?.probability(surfaceFeaturesOf(content), 1)[0] ?? 0
    })
  }

  #once(held: Float64Array, row: number, work: () => number): number {
    const known = held[row]!
    if (!Number.isNaN(known)) return known
    const found = work()
    // A content without a vector yet (a growing catalog) is asked again.
    if (this.#catalog.hasVector(row)) held[row] = found
    return found
  }
}
