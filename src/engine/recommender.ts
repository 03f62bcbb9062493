/** Recommender: from a visitor and a request to an explained list. Seed: orchestration, recommender. */
import type { CreatorView } from '../contracts/host-replies.ts'
import type { Intent } from '../explain/leading-reason.ts'
import { SentenceWriter } from '../explain/sentence-writer.ts'
import type { PickedItem, Query } from '../pipeline/query.ts'
import type { Product, ProductPipeline } from '../pipeline/product.ts'
import { runMixerPipeline } from '../pipeline/mixer-pipeline.ts'
import { listItem } from './list-item.ts'
import { diagnosticsOf } from './diagnostics-of.ts'
import type { ColdBecause, Recommendation } from '../contracts/recommendation.ts'
import { breakdownOf } from '../explain/breakdown.ts'
import { causesOf } from '../pipeline/causes.ts'
import { configOfRequest } from '../pipeline/config-of-request.ts'
import type { Components } from './components.ts'
import type { ContentStore } from '../ports/content-store.ts'
import { createVenueMap, type VenueMap } from '../pipeline/venue-map.ts'
import { strategyOf, tasteLacks } from './strategy-of.ts'
import type { UserSignals } from '../contracts/user-signals.ts'
import type { Preferences } from '../contracts/preferences.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { ServedEntry } from '../ports/served-log.ts'
import type { ServedList } from './served-lists.ts'
import { resolveWeights } from '../pipeline/weights.ts'
import { runScoringPipeline } from '../pipeline/scoring-pipeline.ts'
import { TraceRecorder } from '../pipeline/trace-recorder.ts'

type Needs = Pick<Components, 'config' | 'stopwatch' | 'seed' | 'locale'>

/** Everything a list is made of. The same request gives the same items, on a page, over REST and in Node. */
export interface ListRequest {
  readonly recommId: string
  readonly userId: string
  readonly intent: Intent
  readonly product: Product
  readonly options: RecommendOptions
  readonly signals: UserSignals
  readonly preferences: Preferences
  readonly served: readonly ServedEntry[]
  readonly now: number
  /** Changes to the product's stages for this request: other sources, other filters. */
  readonly stages?: Partial<Pick<ProductPipeline, 'sources' | 'filters' | 'fillUp'>>
  /** True where the profile is not the one this vault keeps. */
  readonly otherProfile?: boolean
}

export interface MadeList {
  readonly list: ServedList
  readonly recommendation: Recommendation
}

export class Recommender {
  readonly #needs: Needs
  readonly #catalog: ContentStore
  readonly #venue: VenueMap

  constructor(needs: Needs, catalog: ContentStore) {
    this.#needs = needs
    this.#catalog = catalog
    this.#venue = createVenueMap(catalog)
  }

  /** [RC1] Pure: the signals, preferences and options decide the list; no store is read, no clock, no chance. */
  recommendForSignals(request: ListRequest): MadeList {
    const query = this.#queryOf(request)
    const { product } = request
    const pipeline = { ...product[query.strategy], ...request.stages }
    const writer = new SentenceWriter(this.#needs.locale, product.speech)
    const { recommId, intent } = request
    return this.#make({
      recommId,
      intent,
      product,
      pipeline,
      query,
      writer,
      selected: [],
      items: [],
      breakdowns: new Map(),
    })
  }

  /** The ids of `recommendForSignals`, without what explains them: explaining costs most of a list. */
  idsForSignals(request: ListRequest): readonly string[] {
    const query = this.#queryOf(request)
    const pipeline = { ...request.product[query.strategy], ...request.stages }
    return runMixerPipeline(query, pipeline, this.#needs.stopwatch).selected.map(({ contentId }) => contentId)
  }

  /** [RC6] The following items of a list: made of the same signals, none twice, as different from the earlier ones. */
  continueList(list: ServedList, count: number): MadeList {
    const earlier: readonly PickedItem[] = [...list.query.earlier, ...list.selected]
    const excluded = new Set([...list.query.excluded, ...earlier.map((item) => item.contentId)])
    return this.#make({ ...list, query: { ...list.query, count, earlier, excluded } })
  }

  /**
   * What the visitor would make of each content, in [0, 1], in the order given: relevance / the sum of the weights, so 1
   * is as good as it usually gets in every respect, and what they turned from is 0. A cold visitor has no such order:
   * `coldBecause`. Unknown ids get 0. No list is made and nothing is filtered.
   */
  relevanceOf(
    request: ListRequest,
    contentIds: readonly string[],
  ): { readonly relevance: readonly number[]; readonly coldBecause?: ColdBecause } {
    const query = this.#queryOf(request)
    if (query.coldBecause) return { relevance: contentIds.map(() => 0), coldBecause: query.coldBecause }
    const { scorers, adjustments } = request.product[query.strategy]
    const items = contentIds.flatMap((contentId) => {
      const row = this.#catalog.rowOf(contentId)
      return row === undefined ? [] : [{ contentId, generatedBy: 'given', baseScore: 0, row }]
    })
    const trace = new TraceRecorder(this.#needs.stopwatch)
    const relevant = runScoringPipeline(query, items, scorers, adjustments, trace)
    const best = scorers.reduce((sum, { name }) => sum + query.weights[name].value, 0)
    const byId = new Map(relevant.map(({ contentId, relevance }) => [contentId, relevance]))
    return { relevance: contentIds.map((id) => Math.min(1, Math.max(0, (byId.get(id) ?? 0) / (best || 1)))) }
  }

  /** Creators that the request's visitor may follow; [] where the product knows none. */
  creatorsFor(request: ListRequest): readonly CreatorView[] {
    return request.product.creators?.(this.#queryOf(request)) ?? []
  }

  #queryOf(request: ListRequest): Query {
    const { signals, options, product } = request
    const config = configOfRequest(this.#needs.config.config, options)
    const strategy = strategyOf(signals, config)
    const because = request.otherProfile ? 'other-profile' : tasteLacks(signals, config)
    const query: Query = {
      request,
      userId: request.userId,
      options,
      count: options.count ?? config.finalLimit,
      strategy,
      ...(because ? { coldBecause: because } : {}),
      signals,
      causes: causesOf(signals, this.#catalog),
      preferences: request.preferences,
      served: request.served,
      catalog: this.#catalog,
      venue: this.#venue,
      config,
      weights: resolveWeights(this.#needs.config, product, strategy, options),
      now: request.now,
      seed: this.#needs.seed,
      excluded: new Set(options.exclude),
      earlier: [],
    }
    return product.weigh ? { ...query, weights: product.weigh(query) } : query
  }

  #make(list: ServedList): MadeList {
    const { query, pipeline, product } = list
    const result = runMixerPipeline(query, pipeline, this.#needs.stopwatch)
    const breakdowns = new Map(result.selected.map((item) => [item.contentId, breakdownOf(query, pipeline, item)]))
    const items = result.selected.map((item) => listItem(list, item, breakdowns.get(item.contentId)))
    const made: ServedList = {
      ...list,
      selected: result.selected,
      items: [...list.items, ...items],
      breakdowns: new Map([...list.breakdowns, ...breakdowns]),
    }
    const { recommId } = list
    const { userId, strategy, options } = query
    const recommendation: Recommendation = {
      recommId,
      userId,
      strategy,
      items,
      diagnostics: diagnosticsOf(query, product, result),
      ...(options.trace ? { trace: result.trace } : {}),
    }
    return { list: made, recommendation }
  }
}
