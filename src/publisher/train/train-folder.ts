/** What `docent train` does: a data set in, a folder of models out, and into a catalog where one is named. */
import { join } from 'node:path'
import { openCatalog } from '../../catalog/open-catalog.ts'
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { DocentError } from '../../base/docent-error.ts'
import { readConfig } from '../../contracts/read-config.ts'
import { feedItemsOf } from '../../feed/feed-items.ts'
import { FEED_MODELS } from '../../feed/open-feed-models.ts'
import { itemsKey } from '../../feed/items-key.ts'
import type { ModelBytes } from '../../ports/catalog-store.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { addModels } from '../add-models.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { DatasetInfo } from '../dataset/dataset-info.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { reportPage } from '../report/report-page.ts'
import { writeAtomically } from '../write-atomically.ts'
import { datasetCatalog } from './dataset-catalog.ts'
import { isTrained, type ModelFiles, modelBytes } from './model-files.ts'
import { readModelFolder, writeModelFolder } from './model-folder.ts'
import { type TrainedFeed, trainFeed } from './train-feed.ts'
import type { TrainingListener } from './training-listener.ts'
import { trainingPage } from './training-page.ts'
import { newestOf, trainingPart, type TrainingPart } from './training-part.ts'
import { DEFAULT_PLAN, type TrainingPlan } from './training-plan.ts'
import type { TrainingRecord } from './training-record.ts'

/** Trained on how generated texts look. */
const SURFACE_MODELS = ['nsfw.model', 'toxicity.model']

export interface TrainWish {
  /** Folder of a data set. */
  readonly data: string
  /** Folder to write. */
  readonly out: string
  /** Folder of a catalog: its contents are read in place of the data's items, and it gets the models. */
  readonly into?: string
  /** Folder of an earlier training to go on from. */
  readonly warmStart?: string
  /** HTML file; `report.html` in `out` when left out. */
  readonly report?: string
  readonly seed: number
  /** Beyond so many interactions whole users are left out, the same each time. */
  readonly maxInteractions: number
  /** Share of the interactions, the oldest, that is trained on; 1 takes all, and then nothing is left to evaluate on. */
  readonly share: number
  readonly epochs?: number
  /** decisions, feed: fewer than 20 people never ship, but for generated data. */
  readonly minPeople: number
  readonly listen: TrainingListener
}

export interface TrainingOutcome {
  readonly record: TrainingRecord
  readonly trained: TrainedFeed
  /** Bytes by file name. */
  readonly bytes: Readonly<Record<string, number>>
  /** The catalog's version with the models; absent without `into`. */
  readonly catalogVersion?: string
}

/** What two gigabytes of memory hold as features and gradients, and a coffee break trains on. */
export const MOST_INTERACTIONS = 1_000_000

/** Fewest people of an aggregate that may ship. Source: decisions, feed. */
export const FEWEST_PEOPLE = 20

/**
 * Trains and writes. Errors: those of readDataset, readCatalogFolder and readModelFolder; `cli-bad-input` for aggregates
 * of fewer than 20 real people; `train-catalog-mismatch` where the catalog's contents are not the data's items;
 * `training-invalid` where there is too little to learn from; then nothing was written.
 */
export async function trainFolder(wish: TrainWish): Promise<TrainingOutcome> {
  const { minPeople, listen } = wish
  listen.onStep('data', wish.data)
  const dataset = await readDataset(wish.data, { maxInteractions: wish.maxInteractions })
  const { sampled } = dataset.info
  if (sampled) listen.onStep('data', sampledWords(sampled))
  if (minPeople < FEWEST_PEOPLE && !dataset.info.generated)
    throw new DocentError(
      'cli-bad-input',
      `Expected aggregates of at least ${FEWEST_PEOPLE} people, found ${minPeople}. Fewer are granted for generated data alone.`,
      { minPeople },
    )
  const target = wish.into === undefined ? undefined : await openTarget(wish.into, dataset)
  const catalog = target?.catalog ?? (await datasetCatalog(dataset.items))
  const part = trainingPart(dataset, wish.share)
  const plan = planOf(wish)
  const warm: ModelFiles = wish.warmStart === undefined ? new Map() : (await readModelFolder(wish.warmStart)).files
  const trained = trainFeed(part, catalog, { plan, warm, listen })

  const record = recordOf(part, catalog, plan, trained, target ? 'catalog' : 'data')
  await writeModelFolder(wish.out, { record, files: trained.files })
  const page = await reportPage(trainingPage(trained, record))
  await writeAtomically(wish.report ?? join(wish.out, 'report.html'), new TextEncoder().encode(page))
  const files = modelBytes(trained.files)
  const added =
    wish.into === undefined
      ? undefined
      : await addModels(wish.into, [...(target?.others ?? []), ...files.filter(isShipped)])
  return {
    record,
    trained,
    bytes: Object.fromEntries(files.map(({ path, bytes }) => [path, bytes.length])),
    ...(added && { catalogVersion: added.version }),
  }
}

/** Says that not everybody was read; for whoever looks on. */
export function sampledWords({ users, interactions, ofInteractions }: NonNullable<DatasetInfo['sampled']>): string {
  return `a sample of ${users} users, with ${interactions} of ${ofInteractions} interactions: --max-interactions takes more`
}

/** Safety models of generated data stay out of catalogs: their labels are invented, and works would be held back by them. */
function isShipped({ path }: ModelBytes): boolean {
  return FEED_MODELS.some((kind) => path === `${kind}.model`) && !SURFACE_MODELS.includes(path)
}

/** The plan of a wish: defaults, with the epochs for every model where they are given. */
export function planOf({ seed, minPeople, epochs }: Pick<TrainWish, 'seed' | 'minPeople' | 'epochs'>): TrainingPlan {
  const { windowDays, feed } = readConfig({}).config
  const times = epochs === undefined ? {} : { epochs }
  return {
    ...DEFAULT_PLAN,
    ranker: { ...DEFAULT_PLAN.ranker, ...times },
    towers: { ...DEFAULT_PLAN.towers, ...times },
    safety: { ...DEFAULT_PLAN.safety, ...times },
    seed,
    minPeople,
    windowDays,
    neighbourhood: feed.neighbourhood,
    embeddingWeights: feed.embeddingWeights,
  }
}

/** A catalog whose contents are the items of the data, and those of its models that no training of the feed makes. */
async function openTarget(
  folder: string,
  { items }: Dataset,
): Promise<{ readonly catalog: ContentStore; readonly others: readonly ModelBytes[] }> {
  const files = await readCatalogFolder(folder)
  const catalog = await openCatalog(files, { sha256: sha256Hex })
  const missing = items.filter(({ id }) => catalog.rowOf(id) === undefined).map(({ id }) => id)
  const known = new Set(items.map(({ id }) => id))
  const extra = Array.from({ length: catalog.size }, (_, row) => catalog.contentAt(row).id).filter(
    (id) => !known.has(id),
  )
  const others = (files.models ?? []).filter(({ path }) => !isTrained(path))
  if (missing.length === 0 && extra.length === 0) return { catalog, others }
  const words = [
    ...(missing.length > 0 ? [`${missing.length} items that it lacks, the first ${missing[0]}`] : []),
    ...(extra.length > 0 ? [`${extra.length} contents that the data lacks, the first ${extra[0]}`] : []),
  ]
  throw new DocentError(
    'train-catalog-mismatch',
    `Expected the contents of ${folder} to be the items of the data, found ${words.join(', and ')}. Generate the data with --catalog ${folder}; nothing was written.`,
    { folder, missing: missing.length, extra: extra.length, first: missing[0] ?? extra[0] },
  )
}

function recordOf(
  part: TrainingPart,
  catalog: ContentStore,
  { seed, minPeople, looksPerMoment }: TrainingPlan,
  { embeddings, ranker, safety }: TrainedFeed,
  contents: TrainingRecord['contents'],
): TrainingRecord {
  const { info } = part.data
  return {
    schemaVersion: 1,
    seed,
    data: { digest: info.digest, generated: info.generated },
    items: itemsKey(feedItemsOf(catalog)),
    contents,
    ...(Number.isFinite(part.splitAt) && { splitAt: part.splitAt }),
    newest: defined(newestOf(part)),
    minPeople,
    ...(Number.isFinite(looksPerMoment) && { looksPerMoment }),
    coverage: { ...embeddings.coverage },
    heldOut: [...ranker.heldOut, ...safety.heldOut].map(({ name, rows, positives, auc, prAuc, logLoss, rce, ece }) => ({
      name,
      rows,
      positives,
      ...defined({ auc, prAuc, logLoss, rce, ece }),
    })),
    leftOut: safety.leftOut,
  }
}

/** Without the keys that have no value: JSON has no undefined. */
function defined<Key extends string>(figures: Readonly<Record<Key, number | undefined>>): Partial<Record<Key, number>> {
  const kept: Partial<Record<Key, number>> = {}
  for (const key in figures) if (figures[key] !== undefined) kept[key] = figures[key]
  return kept
}
