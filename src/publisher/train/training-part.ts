/** The part of a data set that models may learn from, and the proof that nothing of it comes from the future. */
import { assertNoFuture, type DatedEvidence, temporalSplit } from '../../evaluation/temporal-split.ts'
import type { Dataset, DatasetFollow, InteractionColumns } from '../dataset/dataset.ts'

/** What the graph's aggregates are counted from: a follow, or an engaged look, is an edge from a person. */
export interface GraphEdges {
  readonly follows: readonly DatasetFollow[]
  /** Engaged looks, ascending by ts: index in users, index in items, epoch ms. */
  readonly engaged: {
    readonly n: number
    readonly user: Int32Array
    readonly item: Int32Array
    readonly ts: Float64Array
  }
}

export interface TrainingPart {
  /** Epoch ms; everything here is before it. */
  readonly splitAt: number
  /** The data set with the interactions and follows of before the split alone. */
  readonly data: Dataset
  readonly edges: GraphEdges
}

/** Epoch ms of the newest of each; undefined where there is none. */
export interface NewestEvidence {
  readonly interaction: number | undefined
  readonly follow: number | undefined
  readonly edge: number | undefined
}

/** The part before the instant at `share` of the interactions; a share of 1 takes all. */
export function trainingPart(dataset: Dataset, share: number): TrainingPart {
  const { splitAt, train } = share >= 1 ? everything(dataset) : temporalSplit(dataset.interactions.ts, share)
  const interactions = firstRows(dataset.interactions, train)
  const follows = dataset.follows.filter(({ since }) => since < splitAt)
  const { truth } = dataset
  const data: Dataset = {
    ...dataset,
    interactions,
    follows,
    ...(truth && { truth: { pEngage: truth.pEngage.subarray(0, train), pFollow: truth.pFollow.subarray(0, train) } }),
  }
  return { splitAt, data, edges: { follows, engaged: engagedLooks(interactions) } }
}

/**
 * [EV11] Throws `evaluation-leak` when an interaction, a follow or an edge of the graph is of the split or later, naming
 * it; every training begins with this.
 */
export function assertPast({ splitAt, data, edges }: TrainingPart): void {
  const { users, items, interactions, follows } = data
  const name = (user: number | undefined, item: number | undefined): string =>
    `${users[user ?? -1]?.id ?? '?'} at ${items[item ?? -1]?.id ?? '?'}`
  const followEvidence = (kind: DatedEvidence['kind'], of: readonly DatasetFollow[]): DatedEvidence => ({
    kind,
    count: of.length,
    tsAt: (index) => of[index]?.since ?? Number.NaN,
    nameOf: (index) => `${of[index]?.userId ?? '?'} of ${of[index]?.creatorId ?? '?'}`,
  })
  assertNoFuture(splitAt, [
    {
      kind: 'interaction',
      count: interactions.n,
      tsAt: (row) => interactions.ts[row] ?? Number.NaN,
      nameOf: (row) => name(interactions.user[row], interactions.item[row]),
    },
    followEvidence('follow', follows),
    followEvidence('graph edge', edges.follows),
    {
      kind: 'graph edge',
      count: edges.engaged.n,
      tsAt: (edge) => edges.engaged.ts[edge] ?? Number.NaN,
      nameOf: (edge) => name(edges.engaged.user[edge], edges.engaged.item[edge]),
    },
  ])
}

/** What the newest of each kind of evidence is; written beside the models, for whoever evaluates them. */
export function newestOf({ data, edges }: TrainingPart): NewestEvidence {
  const newestFollow = newest(data.follows.map(({ since }) => since))
  const newestEdge = newest([...edges.follows.map(({ since }) => since), ...edges.engaged.ts.slice(-1)])
  return { interaction: data.interactions.ts[data.interactions.n - 1], follow: newestFollow, edge: newestEdge }
}

function newest(times: readonly number[]): number | undefined {
  return times.reduce<number | undefined>(
    (latest, ts) => (latest === undefined || ts > latest ? ts : latest),
    undefined,
  )
}

function everything({ interactions }: Dataset): { splitAt: number; train: number } {
  return { splitAt: Infinity, train: interactions.n }
}

function firstRows(columns: InteractionColumns, n: number): InteractionColumns {
  return {
    n,
    user: columns.user.subarray(0, n),
    item: columns.item.subarray(0, n),
    ts: columns.ts.subarray(0, n),
    kind: columns.kind.subarray(0, n),
    followed: columns.followed.subarray(0, n),
    dwellMs: columns.dwellMs.subarray(0, n),
    visit: columns.visit.subarray(0, n),
  }
}

function engagedLooks({ n, user, item, ts, kind }: InteractionColumns): GraphEdges['engaged'] {
  const rows = Array.from({ length: n }, (_, row) => row).filter((row) => (kind[row] ?? 0) > 0)
  return {
    n: rows.length,
    user: Int32Array.from(rows, (row) => user[row] ?? 0),
    item: Int32Array.from(rows, (row) => item[row] ?? 0),
    ts: Float64Array.from(rows, (row) => ts[row] ?? 0),
  }
}
