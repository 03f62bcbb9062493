/** Opens what of a catalog's models can be used, and says what stands in for the rest. */
import type { CatalogModel } from '../ports/content-store.ts'
import { decodeModelFile, type ModelFile } from '../models/model-file.ts'
import { DocentError } from '../base/docent-error.ts'
import { FEATURE_NAMES } from './feature-table.ts'
import type { FeedModels } from './feed-models.ts'
import { openHeavyRanker } from '../models/heavy-ranker.ts'
import { openItemVectors } from '../models/item-vectors.ts'
import type { ModelUse } from '../contracts/recommendation.ts'
import { openSafetyModel, type SafetyModel } from '../models/safety-model.ts'
import { openTower } from '../models/tower.ts'
import { SURFACE_FEATURES } from './surface-features.ts'
import { VISITOR_TOWER_INPUTS } from './tower-inputs.ts'

/** The kinds that the feed looks for, each in the file `<kind>.model`. */
export const FEED_MODELS = [
  'heavy-ranker',
  'visitor-tower',
  'item-vectors',
  'graph',
  'nsfw',
  'toxicity',
  'toxicity-text',
] as const
type FeedModelKind = (typeof FEED_MODELS)[number]

/** What a catalog must be for its models to fit. */
export interface ModelFit {
  readonly rows: number
  /** Length of a content's vector. */
  readonly dim: number
  /** The model that the contents' vectors are of. */
  readonly modelId: string
  /** `itemsKey` of the catalog. */
  readonly itemsKey: string
}

type Opened = Partial<Omit<FeedModels, 'uses'>>

/**
 * [FE3] Opens every model that is there and fits; one that is missing, refused, or made for something else is named with
 * its reason and left out: rules take over. `off`: kinds that take no part. Never throws. Cost: linear in the bytes.
 */
export function openFeedModels(
  models: readonly CatalogModel[],
  fit: ModelFit,
  off: readonly string[] = [],
): FeedModels {
  let opened: Opened = {}
  const uses: ModelUse[] = []
  for (const kind of FEED_MODELS) {
    const model = models.find(({ path }) => path === `${kind}.model`)
    if (off.includes(kind)) uses.push({ kind, state: 'off', because: 'switched off' })
    else if (!model) uses.push({ kind, state: 'fallback', because: 'not in the catalog' })
    else if ('refused' in model) uses.push({ kind, state: 'fallback', because: model.refused })
    else {
      try {
        opened = { ...opened, ...OPENERS[kind](decodeModelFile(model.bytes), fit) }
        uses.push({ kind, state: 'trained' })
      } catch (thrown) {
        uses.push({ kind, state: 'fallback', because: thrown instanceof Error ? thrown.message : 'unreadable' })
      }
    }
  }
  return { ...opened, uses }
}

const OPENERS: Readonly<Record<FeedModelKind, (file: ModelFile, fit: ModelFit) => Opened>> = {
  'heavy-ranker': (file) => {
    const ranker = openHeavyRanker(file)
    return { ranker: reading(ranker, FEATURE_NAMES, ranker.inputs) }
  },
  'visitor-tower': (file) => ({ visitorTower: reading(openTower(file), VISITOR_TOWER_INPUTS, file.header.inputs) }),
  'item-vectors': (file, { rows, itemsKey }) => {
    const itemVectors = openItemVectors(file)
    if (itemVectors.count !== rows || file.header.more?.['items'] !== itemsKey) {
      throw doesNotFit('vectors of these contents', `${itemVectors.count} of others`)
    }
    return { itemVectors }
  },
  graph: (file) => {
    if (file.header.kind !== 'graph') throw doesNotFit('a graph', file.header.kind)
    return { graph: file }
  },
  nsfw: (file) => ({ nsfw: safety(file, 'nsfw', SURFACE_FEATURES) }),
  toxicity: (file) => ({ toxicity: safety(file, 'toxicity', SURFACE_FEATURES) }),
  'toxicity-text': (file, { dim, modelId }) => {
    const embedding = file.header.more?.['embedding'] ?? modelId
    if (embedding !== modelId) throw doesNotFit(`vectors of ${modelId}`, `a reader of ${JSON.stringify(embedding)}`)
    const model = openSafetyModel(file)
    if (model.inputs.length !== dim) throw doesNotFit(`${dim} inputs`, `${model.inputs.length}`)
    return { toxicityText: model }
  },
}

function safety(file: ModelFile, kind: string, inputs: readonly string[]): SafetyModel {
  if (file.header.kind !== kind) throw doesNotFit(`a model of kind ${kind}`, file.header.kind)
  const model = openSafetyModel(file)
  return reading(model, inputs, model.inputs)
}

function reading<T>(model: T, expected: readonly string[], found: readonly string[]): T {
  if (expected.length === found.length && expected.every((name, at) => found[at] === name)) return model
  throw doesNotFit(`the inputs ${expected.join(', ')}`, found.join(', ') || 'none')
}

function doesNotFit(expected: string, found: string): DocentError {
  return new DocentError('model-invalid', `Expected ${expected}, found ${found}. Train it again for this catalog.`)
}
