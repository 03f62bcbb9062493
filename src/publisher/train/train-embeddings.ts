/** The graph, then the two towers over it, then every item's vector. */
import { buildGraph, type GraphCoverage } from '../../feed/build-graph.ts'
import { feedCatalogOf } from '../../feed/open-feed-catalog.ts'
import { feedItemsOf } from '../../feed/feed-items.ts'
import { itemsKey } from '../../feed/items-key.ts'
import { ITEM_TOWER_INPUTS, VISITOR_TOWER_INPUTS } from '../../feed/tower-inputs.ts'
import type { ModelFile } from '../../models/model-file.ts'
import { trainTowers } from '../../models/train-towers.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { withCatalogModels } from './dataset-catalog.ts'
import { modelBytes, type ModelFiles } from './model-files.ts'
import { graphPeople } from './training-graph.ts'
import type { TrainingPart } from './training-part.ts'
import type { TrainingListener } from './training-listener.ts'
import type { TrainingPlan } from './training-plan.ts'
import type { TrainingCurve } from './trained-model.ts'
import { allItemInputs, somePairs, visitorItemPairs } from './visitor-item-pairs.ts'

export interface TrainedEmbeddings {
  /** graph, visitor-tower, item-tower, item-vectors. */
  readonly files: ModelFiles
  readonly coverage: GraphCoverage
  readonly pairs: number
  readonly curve: TrainingCurve
}

/** Trains on `part`. `warm`: files of an earlier training. Errors: `training-invalid` where nobody engaged with anything. */
export function trainEmbeddings(
  { data, edges }: TrainingPart,
  catalog: ContentStore,
  plan: TrainingPlan,
  warm: ModelFiles,
  listen: TrainingListener,
): TrainedEmbeddings {
  const { seed, minPeople } = plan
  const dataDigest = data.info.digest
  const items = feedItemsOf(catalog)
  listen.onStep('graph', 'follows and looks of people together')
  const graph = buildGraph(graphPeople(data, edges, items), items, { minPeople, seed, dataDigest })
  const withGraph = feedCatalogOf(withCatalogModels(catalog, modelBytes(new Map([['graph', graph.file]]))))

  const pairs = visitorItemPairs(data, withGraph, plan.hardNegatives, plan)
  listen.onStep('towers', `${pairs.n} pairs of a visitor and what held them`)
  const cut = Math.round(pairs.n * (1 - plan.heldOutShare))
  const warmTowers = warmStartOf(warm)
  const towers = trainTowers(
    allItemInputs(withGraph),
    somePairs(pairs, 0, cut),
    cut < pairs.n ? somePairs(pairs, cut, pairs.n) : undefined,
    {
      ...plan.towers,
      seed,
      dataDigest,
      visitorInputs: VISITOR_TOWER_INPUTS,
      itemInputs: ITEM_TOWER_INPUTS,
      ...(warmTowers && { warmStart: warmTowers }),
    },
    (report) => listen.onEpoch('towers', report),
  )
  const files = new Map([
    ['graph', graph.file],
    ['visitor-tower', towers.visitor],
    ['item-tower', towers.item],
    ['item-vectors', ofItems(towers.vectors, itemsKey(items))],
  ] as const)
  return { files, coverage: graph.coverage, pairs: pairs.n, curve: { model: 'towers', history: towers.history } }
}

function warmStartOf(warm: ModelFiles): { visitor: ModelFile; item: ModelFile } | undefined {
  const visitor = warm.get('visitor-tower')
  const item = warm.get('item-tower')
  return visitor && item && { visitor, item }
}

/** Says for which contents the vectors are, so that no other catalog takes them. */
function ofItems(file: ModelFile, items: string): ModelFile {
  return { ...file, header: { ...file.header, more: { ...file.header.more, items } } }
}
