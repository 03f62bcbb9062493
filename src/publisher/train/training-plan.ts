/** How the feed's models are trained: every choice in one place, so that the trials can change one at a time. */
import type { FeedConfig } from '../../contracts/feed-config.ts'
import type { HeavyRankerOptions } from '../../models/train-heavy-ranker.ts'
import type { SafetyModelOptions } from '../../models/train-safety-model.ts'
import type { TowersOptions } from '../../models/train-towers.ts'

export type EmbeddingWeights = FeedConfig['embeddingWeights']

/** What a model's own trainer takes, but for what the data decides. */
type Choices<Options> = Partial<
  Omit<Options, 'seed' | 'dataDigest' | 'inputs' | 'visitorInputs' | 'itemInputs' | 'kind'>
>

export interface TrainingPlan {
  readonly seed: number
  /** Fewest people of an aggregate in the graph. decisions, feed: 20, but for generated data. */
  readonly minPeople: number
  /** Newest share of the training part that decides when to stop and calibrates; in (0, 1). */
  readonly heldOutShare: number
  /** Items that a visitor met and passed over, a pair of the towers, at most. */
  readonly hardNegatives: number
  /** Looks of a moment at most: later looks of a visit are described with the earlier ones known. */
  readonly looksPerMoment: number
  /** Days of looks that the feed knows: RecConfig.windowDays. */
  readonly windowDays: number
  /** RecConfig.feed.neighbourhood. */
  readonly neighbourhood: number
  /** RecConfig.feed.embeddingWeights: what the third head learns. */
  readonly embeddingWeights: EmbeddingWeights
  readonly ranker: Choices<HeavyRankerOptions>
  readonly towers: Choices<TowersOptions>
  readonly safety: Choices<SafetyModelOptions>
}

/** The seed's numbers, with the improvements that paid (docs/feed-trials.md says what each gave). */
export const DEFAULT_PLAN: Omit<
  TrainingPlan,
  'seed' | 'minPeople' | 'windowDays' | 'neighbourhood' | 'embeddingWeights'
> = {
  heldOutShare: 0.1,
  hardNegatives: 2,
  looksPerMoment: 1,
  ranker: { epochs: 10, batch: 128, learningRate: 1e-3, clip: 1, schedule: 'plateau', patience: 4 },
  towers: {
    epochs: 10,
    batch: 128,
    learningRate: 1e-3,
    temperature: 0.3,
    clip: 1,
    schedule: 'plateau',
    patience: 3,
    form: 'int8',
  },
  safety: { epochs: 8, batch: 128, learningRate: 1e-3, clip: 1, schedule: 'plateau', patience: 3 },
}
