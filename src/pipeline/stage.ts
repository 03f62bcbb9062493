/**
 * The stage kinds. A product is a list of stages and holds no logic; a stage holds one idea and knows no other stage.
 * Stages are pure: the same query and candidates give the same answer. Only query hydrators and side effects see ports.
 */
import type { Candidate } from '../contracts/candidate.ts'
import type { ContentShare, Line, LineKind, QueryShare } from '../contracts/breakdown.ts'
import type { Query, WeightKey } from './query.ts'

/** A candidate with its row in the catalog. */
export interface PoolItem extends Candidate {
  readonly row: number
}

/** A candidate with the sum of its weighted terms and adjustments, before diversity. */
export interface RelevantItem extends PoolItem {
  readonly relevance: number
}

/**
 * A selected item. `penalty` >= 0 is what diversity took off, because of `nearest`. finalScore = relevance - penalty, plus
 * the lines that were added.
 */
export interface SelectedItem extends RelevantItem {
  readonly finalScore: number
  readonly penalty: number
  /** Content id of the earlier pick that it resembles most; absent for the first and where nothing was taken off. */
  readonly nearest?: string
  /** Lines of what a selector did to the score beside diversity. */
  readonly added?: readonly Line[]
}

/** Proposes candidates, at most `limit`, best first in its own unit. */
export interface Source {
  readonly name: string
  /** The weight whose being 0 switches this source off; absent for sources that always run. */
  readonly weight?: WeightKey
  generate(query: Query, limit: number): readonly Candidate[]
}

/** The reason to remove a candidate, or undefined to keep it. */
export type Reject = (item: PoolItem) => string | undefined

/** Keeps or removes; the two halves together are the input, in its order. */
export interface Filter {
  readonly name: string
  /** True: lifted in the last fill-up round, when the list would be short otherwise. */
  readonly liftable?: boolean
  /** Prepares the filter for one request; undefined when it would keep everything. */
  open(query: Query): Reject | undefined
}

/** One signed part of a raw score, with the past contents or searches that caused it. Shares sum to `value`, where any. */
export interface Term {
  readonly label: string
  readonly value: number
  readonly because: readonly ContentShare[]
  readonly queries?: readonly QueryShare[]
  readonly simulated?: boolean
  /** As a line's `about`. */
  readonly about?: string
}

/** Scores candidates in a unit where 1 means "as good as it usually gets"; fixed by catalog version, not by request. */
export interface Scorer {
  /** The weight it is multiplied by. */
  readonly name: WeightKey
  /** The kind of its lines. */
  readonly kind: LineKind
  /** One raw score a row, same order; finite. Cost is the scorer's own. */
  score(query: Query, rows: Int32Array): Float64Array
  /** The same raw score of one row, split into terms that sum to it. */
  explain(query: Query, row: number): readonly Term[]
}

/**
 * Changes a relevance after fusion and says by how much: signed lines in score units. `score` is what the item has so
 * far, from the scorers and the adjustments before, so that a factor becomes a line: score after minus score before.
 */
export interface Adjustment {
  readonly name: string
  adjust(query: Query, item: PoolItem, score: number): readonly Line[]
}

/** Chooses `count` of the pool, in the order of the list; invents nothing. */
export interface Selector {
  readonly name: string
  select(query: Query, pool: readonly RelevantItem[], count: number): readonly SelectedItem[]
}
