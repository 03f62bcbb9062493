/** Engine: the verbs of Docent over one open catalog and the visitor's stores. The vault, Node and REST speak to this. */
import type {
  CreatorView,
  Explanation,
  IngestReport,
  PreferenceChange,
  ProfileView,
  ResetReply,
  UndoReply,
} from '../contracts/host-replies.ts'
import { resolveOptions, resolveProduct } from './resolve-options.ts'
import type { Components } from './components.ts'
import type { ExplorationView } from '../contracts/exploration-view.ts'
import type { ListExploration } from './explorer.ts'
import { creatorIdOf } from '../contracts/content.ts'
import type { ContentStore } from '../ports/content-store.ts'
import { DocentError } from '../base/docent-error.ts'
import type { FeatureKeeper } from './feature-keeper.ts'
import type { FeaturesOptions, FeaturesView } from '../contracts/feature-view.ts'
import type { Feedback } from '../contracts/interaction-event.ts'
import { hydrateVisit } from './hydrate-visit.ts'
import { givenSource } from '../pipeline/sources/given-source.ts'
import { ingestRawEvents } from './ingest.ts'
import { type ListRequest, type MadeList, Recommender } from './recommender.ts'
import type { Recommendation } from '../contracts/recommendation.ts'
import { eraseVisitor } from './erase-visitor.ts'
import type { LexicalIndex } from '../ports/lexical-index.ts'
import { resolveSearchOptions } from './resolve-search-options.ts'
import { Search } from './search.ts'
import type { SearchResult } from '../contracts/search-result.ts'
import { ServedLists } from './served-lists.ts'
import { singleContentSignals } from './single-content-signals.ts'
import { StatedWishes } from './stated-wishes.ts'
import { UserModelUpdater } from './user-model-updater.ts'
import { viewProfile } from './profile-view.ts'
import { VisitorStores } from './visitor-stores.ts'

/** The inside of an engine. */
export interface EngineInside {
  readonly components: Components
  readonly stores: VisitorStores
  readonly updater: UserModelUpdater
  readonly features: FeatureKeeper | undefined
}

export class Engine {
  readonly catalog: ContentStore
  readonly #components: Components
  readonly #updater: UserModelUpdater
  readonly #stores: VisitorStores
  readonly #recommender: Recommender
  readonly #lists: ServedLists
  #search: { readonly words: LexicalIndex; readonly search: Search } | undefined
  readonly #wishes: StatedWishes
  readonly #features: FeatureKeeper | undefined
  /** Side effects that a list did not wait for. */
  #pending: Promise<unknown> = Promise.resolve()
  /** The end of the line of changes: one at a time, so that none is folded into a state that another one replaces. */
  #turn: Promise<unknown> = Promise.resolve()

  /** [RC8] `before`: the engine of the catalog that was open until now, whose lists can still be continued. */
  constructor(components: Components, catalog: ContentStore, before?: Engine) {
    this.catalog = catalog
    this.#lists = before ? before.#lists : new ServedLists()
    this.#components = components
    this.#updater = new UserModelUpdater(components, catalog)
    const { servedLog } = components
    this.#features = components.features?.({
      catalog,
      config: components.config.config,
      clock: components.clock,
      events: (userId) => this.#updater.events(userId, components.clock.now()),
      served: (userId) => servedLog.fetch(userId),
    })
    this.#stores = new VisitorStores(components, this.#updater, this.#features)
    this.#recommender = new Recommender(components, catalog)
    this.#wishes = new StatedWishes(components, this.#stores, this.#updater)
  }

  /** Understands raw events, stores the new ones, folds them into the signals of each profile. */
  ingest(raws: readonly unknown[]): Promise<IngestReport> {
    return this.#inTurn(() => this.#ingest(raws))
  }

  /** A list for a visitor. Cold and empty are answers, not errors. */
  async recommend(userId: string, given?: unknown): Promise<Recommendation> {
    const request = await this.#request(userId, given)
    const explore = await this.#exploration(request)
    return this.#serve(explore ? { ...request, product: explore(request.product) } : request)
  }

  /** Contents like one content, explained by it; what the visitor hid stays hidden. */
  async similar(userId: string, contentId: string, given?: unknown): Promise<Recommendation> {
    const request = await this.#request(userId, given)
    const row = this.#rowOf(contentId)
    const signals = singleContentSignals(this.catalog, row, request.now)
    return this.#serve({ ...request, intent: 'similar', signals })
  }

  /** The caller's own contents in this visitor's order; nothing is filtered, unknown ids are left out and counted. */
  async rank(userId: string, contentIds: readonly string[], given?: unknown): Promise<Recommendation> {
    const request = await this.#request(userId, given)
    const options = { count: Math.max(1, contentIds.length), diversity: 0, ...request.options }
    const stages = { sources: [givenSource(contentIds)], filters: [], fillUp: false } as const
    return this.#serve({ ...request, intent: 'rank', options, stages })
  }

  /** Contents that answer a text, by words, and by meaning where its vector is given. Served to nobody, noted nowhere. */
  async search(userId: string, text: string, given?: unknown, vector?: Float32Array): Promise<SearchResult> {
    const options = resolveSearchOptions(given)
    if (typeof text !== 'string') {
      throw new DocentError('options-invalid', `Expected a text to search for, found ${typeof text}. Pass a string.`)
    }
    const visitor = options.weights.personal > 0 ? await this.#request(userId, {}) : undefined
    return this.#searching().search.search({
      searchId: this.#components.newId(),
      userId,
      text,
      options,
      now: this.#components.clock.now(),
      ...(vector ? { vector } : {}),
      ...(visitor ? { visitor } : {}),
    })
  }

  /**
   * Settles when the catalog's words have been read for a search with these options, which leaves room for other calls
   * between; at once where it is by meaning alone. Error: `options-invalid`.
   */
  async prepareSearch(given?: unknown): Promise<void> {
    if (resolveSearchOptions(given).weights.text > 0) await this.#searching().words.complete()
  }

  /** The following items of a list, in the same recommId. */
  next(recommId: string, count: number): Recommendation {
    const list = this.#lists.get(recommId)
    if (!Number.isInteger(count) || count < 1) {
      throw new DocentError('options-invalid', `Expected a whole number of items from 1, found ${count}.`, { count })
    }
    return this.#remember(this.#recommender.continueList(list, count))
  }

  /** Why an item is in a list: the lines that sum to its score. */
  explain(recommId: string, contentId: string): Explanation {
    const list = this.#lists.get(recommId)
    const breakdown = list.breakdowns.get(contentId)
    const item = list.items.find((one) => one.contentId === contentId)
    if (!breakdown || !item) {
      throw new DocentError(
        'content-unknown',
        'Expected the id of an item of this list, found one that is not in it. Take the contentId of one of its items.',
        { recommId, contentId },
      )
    }
    return { recommId, contentId, ...breakdown, sentence: item.reason }
  }

  async profile(userId: string): Promise<ProfileView> {
    const now = this.#components.clock.now()
    const [signals, preferences] = await Promise.all([
      this.#stores.signals(userId, now),
      this.#stores.preferences(userId),
    ])
    return viewProfile(signals, preferences, this.#components.config.config)
  }

  /** Creators and curators of the catalog, those followed first, then whom to follow; [] where no product follows. */
  async creators(userId: string): Promise<readonly CreatorView[]> {
    const product = this.#components.products.find(({ creators }) => creators)
    return product ? this.#recommender.creatorsFor(await this.#request(userId, { product: product.name })) : []
  }

  /**
   * [PF15] Profile features, the registry's in its order; another profile's are those of a visitor without a history.
   * Errors: `features-unavailable` where the vault was given none, `options-invalid`, `storage-failed`.
   */
  async features(userId: string, options?: FeaturesOptions): Promise<FeaturesView> {
    await this.settled()
    if (this.#features) return this.#features.read(userId, options, !this.#stores.isActive(userId))
    throw new DocentError(
      'features-unavailable',
      'Expected a registry of profile features, found none. Start the vault with runVault({ features: museumFeatures }).',
    )
  }

  /** States an interest, a weight, a muted tag or word, a trait, whom to follow or not to meet; undoable. */
  async prefer(userId: string, change: PreferenceChange): Promise<ProfileView> {
    if (change.follow && change.follow.at !== null) this.#checkCreator(change.follow.creatorId)
    await this.#inTurn(() => this.#wishes.prefer(userId, change))
    return this.profile(userId)
  }

  /** More, less, hide or seen; undoable. Unknown contents are refused with `content-unknown`. */
  async feedback(userId: string, contentId: string, feedback: Feedback, at?: number): Promise<IngestReport> {
    this.#rowOf(contentId)
    return this.#inTurn(async () => {
      const event = await this.#wishes.feedback(userId, contentId, feedback, at ?? this.#components.clock.now())
      return this.#ingest([event])
    })
  }

  undo(userId: string): Promise<UndoReply> {
    return this.#inTurn(async () => {
      const reply = await this.#wishes.undo(userId)
      if (reply.undone && reply.what === 'feedback') await this.#features?.recount(userId)
      return reply
    })
  }

  /** Erases everything of a visitor; the counts say what went. */
  reset(userId: string): Promise<ResetReply> {
    return this.#inTurn(async () => {
      await this.settled()
      this.#lists.clear()
      this.#wishes.clear()
      this.#stores.invalidate(userId)
      return eraseVisitor(userId, this.#components, this.#features)
    })
  }

  /** [BD25] What the visit taught goes to the venue, where lists explore; then everything of the visitor is erased. */
  async endVisit(userId: string): Promise<ResetReply> {
    const { explorer, clock } = this.#components
    if (explorer && this.#stores.isActive(userId)) {
      await this.#inTurn(async () => {
        await this.settled()
        const now = clock.now()
        const signals = await this.#stores.signals(userId, now)
        await explorer.endVisit(userId, signals, now).catch(() => undefined) // what is not learnt must not stay either
      })
    }
    return this.reset(userId)
  }

  /** [BD27] What exploration learnt of a visitor and tried. Error: `bandit-unavailable` where lists do not explore. */
  async exploration(userId: string): Promise<ExplorationView> {
    await this.settled()
    const { explorer, clock } = this.#components
    if (explorer) return explorer.view(userId, clock.now())
    throw new DocentError(
      'bandit-unavailable',
      'Expected a bandit, found none. Start the vault with runVault({ bandit: linUcb() }).',
    )
  }

  /** Forgets what is held in memory of a visitor; another tab changed the stores. */
  invalidate(userId: string): void {
    this.#features?.invalidate(userId)
    this.#components.explorer?.invalidate(userId)
    this.#stores.invalidate(userId)
  }

  /** Settles when every side effect of the lists so far is done. Never rejects. */
  async settled(): Promise<void> {
    await this.#pending
  }

  /** What the engine works with, for use cases that are bundled apart: the caller sees to turns. */
  parts(): EngineInside {
    return {
      components: this.#components,
      stores: this.#stores,
      updater: this.#updater,
      features: this.#features,
    }
  }

  /** Runs a change when those before it are done; a change that fails does not hold up the next. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  #searching(): { readonly words: LexicalIndex; readonly search: Search } {
    if (this.#search) return this.#search
    const { catalog } = this
    const contents = Array.from({ length: catalog.size }, (_, row) => catalog.contentAt(row))
    const words = this.#components.indexOfWords(contents)
    this.#search = { words, search: new Search(catalog, words, this.#recommender, this.#components.locale) }
    return this.#search
  }

  /** What came in is understood, stored, and learnt from where lists explore. */
  async #ingest(raws: readonly unknown[]): Promise<IngestReport> {
    const report = await ingestRawEvents(raws, this.parts())
    const { explorer, clock } = this.#components
    if (!explorer) return report
    const now = clock.now()
    for (const userId of report.updatedUserIds)
      await explorer.learn(userId, await this.#stores.signals(userId, now), now)
    return report
  }

  /** [BD30] Choices of the lists before are noted first: what they chose is shown again. */
  async #exploration({ userId, signals, now, product }: ListRequest): Promise<ListExploration | undefined> {
    const { explorer } = this.#components
    if (!explorer?.explores(product) || !this.#stores.isActive(userId)) return undefined
    await this.settled()
    const profile = await this.#features?.read(userId).catch(() => undefined) // the list must come
    return explorer.forList(userId, signals, now, profile?.features)
  }

  async #request(userId: string, given: unknown): Promise<ListRequest> {
    const options = resolveOptions(given, this.#components.scenarios)
    const product = resolveProduct(options, this.#components.products)
    const draft = { userId, options, now: this.#components.clock.now() }
    const facts = await hydrateVisit(draft, product.queryHydrators, this.#stores)
    const otherProfile = !this.#stores.isActive(userId)
    return { recommId: this.#components.newId(), intent: 'recommend', product, otherProfile, ...draft, ...facts }
  }

  #serve(request: ListRequest): Recommendation {
    return this.#remember(this.#recommender.recommendForSignals(request))
  }

  #remember({ list, recommendation }: MadeList): Recommendation {
    this.#lists.put(list)
    const { recommId, userId } = recommendation
    const contentIds = recommendation.items.map((item) => item.contentId)
    const entry = { userId, recommId, at: list.query.now, contentIds }
    const effects = list.product.sideEffects.map((effect) => effect.run(entry, this.#stores).catch(() => undefined))
    const noted = this.#components.explorer?.served({ ...entry, selected: list.selected }).catch(() => undefined)
    this.#pending = Promise.all([this.#pending, noted, ...effects])
    return recommendation
  }

  #checkCreator(creatorId: string): void {
    for (let row = 0; row < this.catalog.size; row++) {
      if (creatorIdOf(this.catalog.contentAt(row)) === creatorId) return
    }
    throw new DocentError(
      'creator-unknown',
      'Expected a creator or curator of this catalog, found none of that id. Take one that creators() names.',
      { creatorId },
    )
  }

  #rowOf(contentId: string): number {
    const row = this.catalog.rowOf(contentId)
    if (row !== undefined) return row
    throw new DocentError(
      'content-unknown',
      `Expected the id of a content of catalog "${this.catalog.manifest.info.catalogId}", found an unknown one. Check the id, or build the catalog with it.`,
      { contentId },
    )
  }
}
