/** ServedLists: the last lists with all they were made of, so that they can be explained and continued. */
import { DocentError } from '../base/docent-error.ts'
import type { Intent } from '../explain/leading-reason.ts'
import type { SentenceWriter } from '../explain/sentence-writer.ts'
import type { Product, ProductPipeline } from '../pipeline/product.ts'
import type { Query } from '../pipeline/query.ts'
import type { ScoredCandidate } from '../contracts/candidate.ts'
import type { Breakdown } from '../contracts/breakdown.ts'
import type { SelectedItem } from '../pipeline/stage.ts'

/** Lists kept; the oldest goes first. A page shows a handful at a time. */
const LISTS_KEPT = 50

export interface ServedList {
  readonly recommId: string
  readonly intent: Intent
  readonly product: Product
  readonly pipeline: ProductPipeline
  /** The query of the last page; its signals are the ones the list was made of. */
  readonly query: Query
  readonly writer: SentenceWriter
  readonly selected: readonly SelectedItem[]
  readonly items: readonly ScoredCandidate[]
  /** Breakdowns by content id, also where the caller did not ask for them. */
  readonly breakdowns: ReadonlyMap<string, Breakdown>
}

export class ServedLists {
  readonly #lists = new Map<string, ServedList>()

  put(list: ServedList): void {
    this.#lists.delete(list.recommId)
    this.#lists.set(list.recommId, list)
    const [oldest] = this.#lists.keys()
    if (this.#lists.size > LISTS_KEPT && oldest !== undefined) this.#lists.delete(oldest)
  }

  /** The list, or a DocentError `recomm-unknown`. */
  get(recommId: string): ServedList {
    const list = this.#lists.get(recommId)
    if (list) return list
    throw new DocentError(
      'recomm-unknown',
      `Expected the recommId of one of the last ${LISTS_KEPT} lists of this page, found one that is not kept (any more). Call recommend() for a new list.`,
      { recommId, kept: this.#lists.size },
    )
  }

  clear(): void {
    this.#lists.clear()
  }
}
