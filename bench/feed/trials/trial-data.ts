/** The data that all trials stand on: generated at the default size, with its features as the plan has them. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { feedCatalogOf } from '../../../src/feed/open-feed-catalog.ts'
import type { FeedCatalog } from '../../../src/feed/feed-catalog.ts'
import type { ContentStore } from '../../../src/ports/content-store.ts'
import type { Dataset } from '../../../src/publisher/dataset/dataset.ts'
import { generateFolder } from '../../../src/publisher/dataset/generate-folder.ts'
import { readDataset } from '../../../src/publisher/dataset/read-dataset.ts'
import { datasetCatalog, withCatalogModels } from '../../../src/publisher/train/dataset-catalog.ts'
import { lookFeatures } from '../../../src/publisher/train/look-features.ts'
import { type ModelFiles, modelBytes } from '../../../src/publisher/train/model-files.ts'
import { trainEmbeddings } from '../../../src/publisher/train/train-embeddings.ts'
import { planOf } from '../../../src/publisher/train/train-folder.ts'
import { type TrainingPart, trainingPart } from '../../../src/publisher/train/training-part.ts'
import type { TrainingPlan } from '../../../src/publisher/train/training-plan.ts'

export interface TrialSize {
  readonly users: number
  readonly items: number
  readonly interactions: number
}

export interface TrialData {
  readonly dataset: Dataset
  readonly part: TrainingPart
  /** Rows of the training part. */
  readonly train: number
  readonly catalog: ContentStore
  readonly plan: TrainingPlan
  /** The graph and towers of the plan. */
  readonly embeddings: () => ModelFiles
  /** Opened with them. */
  readonly feed: () => FeedCatalog
  /** Features of all looks, as the plan has them or as `change` says. */
  readonly features: (change?: FeatureChange) => Float32Array
}

/** What decides about features beside the ranker. */
export type FeatureChange = Partial<Pick<TrainingPlan, 'looksPerMoment' | 'minPeople'>>

const SEED = 42
const SILENT = { onStep: () => {}, onEpoch: () => {} }

/** Generated once into `folder`. */
export async function trialData(folder: string, size: TrialSize): Promise<TrialData> {
  const path = join(folder, `data-${size.interactions}`)
  if (!existsSync(join(path, 'dataset.json'))) {
    const progress = { start: () => {}, step: () => {}, stop: () => {} }
    await generateFolder({ out: path, ...size, seed: SEED, progress, tell: () => {} })
  }
  const dataset = await readDataset(path)
  const catalog = await datasetCatalog(dataset.items)
  const plan = planOf({ seed: SEED, minPeople: 20 })
  const part = trainingPart(dataset, 0.8)

  const feeds = new Map<number, { readonly files: ModelFiles; readonly feed: FeedCatalog }>()
  const feedOf = (minPeople: number): { readonly files: ModelFiles; readonly feed: FeedCatalog } => {
    const known = feeds.get(minPeople)
    if (known) return known
    const { files } = trainEmbeddings(part, catalog, { ...plan, minPeople }, new Map(), SILENT)
    const made = { files, feed: feedCatalogOf(withCatalogModels(catalog, modelBytes(files))) }
    feeds.set(minPeople, made)
    return made
  }
  const columns = new Map<string, Float32Array>()
  return {
    dataset,
    part,
    train: part.data.interactions.n,
    catalog,
    plan,
    embeddings: () => feedOf(plan.minPeople).files,
    feed: () => feedOf(plan.minPeople).feed,
    features(change = {}) {
      const { looksPerMoment, minPeople } = { ...plan, ...change }
      const key = `${looksPerMoment} ${minPeople}`
      const x = columns.get(key) ?? lookFeatures(dataset, feedOf(minPeople).feed, { ...plan, looksPerMoment }).x
      columns.set(key, x)
      return x
    },
  }
}
