/** What can be switched off in the feed, one thing at a time, to see what it was worth. */
import type { FeedConfig } from '../../contracts/feed-config.ts'
import { FEATURE_NAMES } from '../../feed/feature-table.ts'
import type { ModelFile } from '../../models/model-file.ts'
import type { ModelFiles } from '../train/model-files.ts'

export interface FeedSwitch {
  readonly name: string
  readonly kind: 'head' | 'embedding' | 'model' | 'choice'
  /** Overrides of RecConfig.feed. */
  readonly feed?: { readonly [Key in keyof FeedConfig]?: unknown }
  /** Features that the ranker then takes for usual. */
  readonly masked?: readonly string[]
}

/** By name; `docent evaluate --without` takes one. The last two are not off but otherwise: the ranker's own mixtures. */
export const FEED_SWITCHES: readonly FeedSwitch[] = [
  { name: 'engagement', kind: 'head', feed: { headWeights: { engagement: 0 } } },
  { name: 'follow', kind: 'head', feed: { headWeights: { follow: 0 } } },
  { name: 'embedding', kind: 'head', feed: { headWeights: { embedding: 0 } } },
  {
    name: 'simclusters',
    kind: 'embedding',
    feed: { embeddingWeights: { simclusters: 0 } },
    masked: ['simclusters_score'],
  },
  { name: 'twhin', kind: 'embedding', feed: { embeddingWeights: { twhin: 0 } }, masked: ['twhin_score'] },
  { name: 'realgraph', kind: 'embedding', feed: { embeddingWeights: { realgraph: 0 } }, masked: ['author_similarity'] },
  { name: 'heavy-ranker', kind: 'model', feed: { modelsOff: ['heavy-ranker'] } },
  { name: 'towers', kind: 'model', feed: { modelsOff: ['visitor-tower', 'item-vectors'] } },
  { name: 'graph', kind: 'model', feed: { modelsOff: ['graph'] } },
  { name: 'learned-fusion', kind: 'choice', feed: { fusion: 'learned' } },
  { name: 'network-embedding', kind: 'choice', feed: { embeddingHead: 'network' } },
]

/**
 * The same models with a ranker that takes the named features at their mean, whatever they are: its first weights of
 * them are 0. Without a ranker, the same models.
 */
export function maskFeatures(files: ModelFiles, features: readonly string[]): ModelFiles {
  const ranker = files.get('heavy-ranker')
  return ranker && features.length > 0 ? new Map([...files, ['heavy-ranker', withoutInputs(ranker, features)]]) : files
}

function withoutInputs(file: ModelFile, features: readonly string[]): ModelFile {
  const block = file.blocks.get('w0')
  if (!(block instanceof Float32Array)) return file
  const weights = block.slice()
  const width = weights.length / FEATURE_NAMES.length
  for (const name of features) {
    const at = FEATURE_NAMES.indexOf(name)
    weights.fill(0, at * width, (at + 1) * width)
  }
  return { ...file, blocks: new Map([...file.blocks, ['w0', weights]]) }
}
