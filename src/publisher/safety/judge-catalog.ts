/** What a feed would hold back of a catalog for its words, so that a curator can overrule it before a visitor misses it. */
import type { FeedConfig } from '../../contracts/feed-config.ts'
import { SafetyScores } from '../../feed/safety-scores.ts'
import type { SafetyModel } from '../../models/safety-model.ts'
import type { ContentStore } from '../../ports/content-store.ts'

/** A content whose score in a feed is multiplied by `factor`, below 1. */
export interface HeldBack {
  readonly contentId: string
  readonly title: string
  /** Probability of toxic words in [0, 1]. */
  readonly toxicity: number
  readonly factor: number
  /** The record's own `safety.toxicity` or the model. */
  readonly saidBy: 'publisher' | 'model'
}

export interface CatalogJudgement {
  readonly contents: number
  /** Contents whose record says it itself, so that no model is asked. */
  readonly saidByPublisher: number
  /** Most likely first, equal ones by id. */
  readonly heldBack: readonly HeldBack[]
}

/** [SF7] Judges every content as a feed with `rule` does. Cost: one forward pass a content. */
export function judgeCatalog(store: ContentStore, model: SafetyModel, rule: FeedConfig['toxicity']): CatalogJudgement {
  const scores = new SafetyScores(store, { toxicityText: model })
  const heldBack: HeldBack[] = []
  let saidByPublisher = 0
  for (let row = 0; row < store.size; row++) {
    const { id: contentId, title, safety } = store.contentAt(row)
    const isSaid = safety?.toxicity !== undefined
    if (isSaid) saidByPublisher++
    const toxicity = scores.toxicity(row)
    if (toxicity <= rule.mildAbove) continue
    const factor = toxicity > rule.heavyAbove ? rule.heavyFactor : rule.mildFactor
    heldBack.push({ contentId, title, toxicity, factor, saidBy: isSaid ? 'publisher' : 'model' })
  }
  heldBack.sort((a, b) => b.toxicity - a.toxicity || (a.contentId < b.contentId ? -1 : 1))
  return { contents: store.size, saidByPublisher, heldBack }
}
