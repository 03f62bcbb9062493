/** Docent: what a page can do. Every promise settles; the errors of each are DocentErrors. */
import type {
  CreatorView,
  Explanation,
  IngestReport,
  PreferenceChange,
  ProfileView,
  ResetReply,
  StorageStatus,
  ScanTiming,
  UndoReply,
  VaultHealth,
} from '../contracts/host-replies.ts'
import type { AskSearchOptions } from './text/ask-search.ts'
import type { EventType, Subscriber } from './subscriptions.ts'
import type { Experiment } from '../contracts/experiment.ts'
import type { ObserveOptions, Unobserve } from './element-watch.ts'
import type { FeaturesOptions, FeaturesView } from '../contracts/feature-view.ts'
import type { EndReason, Feedback } from '../contracts/interaction-event.ts'
import type { CatalogVerbs } from './docent-catalog.ts'
import type { ExplorationView } from '../contracts/exploration-view.ts'
import type { ModelState } from '../protocol/embed-host.ts'
import type { Privacy } from '../protocol/vault-host.ts'
import type { RecConfigInput } from '../contracts/rec-config.ts'
import type { Recommendation } from '../contracts/recommendation.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { SearchResult } from '../contracts/search-result.ts'
import type { SyncReport } from '../contracts/sync-report.ts'
import type { TrackOptions } from './raw-event.ts'
import type { VaultState } from './supervisor.ts'

export interface DocentOptions {
  /** The catalog's folder: holds manifest.json. Relative to the page. */
  readonly catalog: string | URL
  /**
   * Starts the app's own worker file, of three lines, with `runVault()`: `() => new Worker(new URL('./vault.ts',
   * import.meta.url), { type: 'module' })`. Called again when a worker has died.
   */
  readonly worker: () => Worker
  /**
   * Starts the app's own worker file, of two lines, with `runEmbedder()`, when text must be understood for the first
   * time. Without it search is by words, and a catalog without vectors cannot be imported.
   */
  readonly embedWorker?: () => Worker
  /** Folder of the text model's files, relative to the page. Default `models/all-MiniLM-L6-v2/`. */
  readonly model?: string | URL
  /** The model's runtime. Default `ort-wasm-simd-threaded.wasm` beside the model's folder, where docentVite puts it. */
  readonly runtime?: string | URL
  /**
   * Starts the app's own worker file, of three lines, with `runSync({ root })`: it alone has the network, sees nothing of
   * the visitor, and takes signed updates of the catalog. Without it a newer catalog is fetched at the next start.
   */
  readonly syncWorker?: () => Worker
  /** Pseudonymous name of the one profile that this device keeps. Default 'visitor'. */
  readonly userId?: string
  /** 'personal' (default) keeps the visitor's data on this device, 'kiosk' in memory until the page goes. */
  readonly privacy?: Privacy
  /** Any part of RecConfig; unknown keys are refused. */
  readonly config?: RecConfigInput
  /**
   * Arms that visitors fall into by a hash of their userId, on the device. Needs `runVault({ logbook })`; without it, or
   * with a feature or a config key that does not exist, refused: `options-invalid`, `experiment-invalid`,
   * `feature-unknown`, `config-unknown-key`.
   */
  readonly experiments?: readonly Experiment[]
  /** Named options for `recommend({ scenario })`. */
  readonly scenarios?: Readonly<Record<string, RecommendOptions>>
  /** Decides ties. Default 0. */
  readonly seed?: number
  /** Language of the sentences. Default 'en'. */
  readonly locale?: string
  /** Name of the IndexedDB database, one per app on an origin. Default 'docent'. */
  readonly database?: string
  /** Ms after which a call is given up. Default 10,000. */
  readonly deadlineMs?: number
}

export type Props = Readonly<Record<string, unknown>>

/** What a look at a content may carry beside its id. */
export interface LookOptions extends TrackOptions {
  readonly endReason?: EndReason
}

export interface DocentHealth extends VaultHealth {
  /** Of the worker. Anything but 'ready' and 'starting' means: what stands beside it is the last that was known. */
  readonly state: VaultState
  /** Why the state is not 'ready'. */
  readonly because?: string
  /** Workers that ended on their own since createDocent. */
  readonly deaths: number
  /** Tracked events that the vault does not have yet. */
  readonly waitingEvents: number
  /** Tracked events that were given up since createDocent. */
  readonly droppedEvents: number
}

/** The visitor's model; and, as properties, the ways to correct it. */
export interface ProfileVerb {
  (): Promise<ProfileView>
  /** Sets one tag's weight in [-1, 1]; 0 removes it. */
  adjust(change: NonNullable<PreferenceChange['adjust']>): Promise<ProfileView>
  /** The tag keys chosen as interests, instead of those before. */
  interests(tags: readonly string[]): Promise<ProfileView>
  /** The tag keys never to be recommended, instead of those before. */
  mute(tags: readonly string[]): Promise<ProfileView>
  /** Words whose contents the feed leaves out, instead of those before. */
  muteWords(words: readonly string[]): Promise<ProfileView>
  /** Creators and curators whose works the feed leaves out, instead of those before. */
  block(creatorIds: readonly string[]): Promise<ProfileView>
  /** Features with their freshness. Error: `features-unavailable` where the vault's file names none. */
  features(options?: FeaturesOptions): Promise<FeaturesView>
  /** What exploration has learnt and tried. Error: `bandit-unavailable` where the vault's file names no bandit. */
  exploration(): Promise<ExplorationView>
}

export interface Docent {
  /** Notes an event, in Segment's order. Fire and forget: never throws; `flush` says what became of it. */
  track(event: string, props?: Props, options?: TrackOptions): void
  /** Segment's page call; counts as a look where `props` carry a content id. */
  page(name?: string, props?: Props, options?: TrackOptions): void
  /**
   * Segment's identify call. The traits that are texts, numbers or booleans become the visitor's demographics; `userId`
   * is not used: a device keeps one profile, under the userId of createDocent. Never throws.
   */
  identify(userId?: string | null, traits?: Props): void
  /** A look of unknown length. For one look call `view` or `dwell`, not both: each counts as a visit. */
  view(contentId: string, options?: LookOptions): void
  /** A look of `seconds`. */
  dwell(contentId: string, seconds: number, options?: LookOptions): void
  complete(contentId: string, options?: TrackOptions): void
  dismiss(contentId: string, options?: TrackOptions): void
  /** Answers by question: numbers or choices. */
  survey(contentId: string, answers: Readonly<Record<string, number | string>>, options?: TrackOptions): void
  /** What the visitor searched for. */
  query(text: string, options?: TrackOptions): void
  /** Sends what waits; says what became of the events tracked since the last flush, indices in their order. */
  flush(): Promise<IngestReport>
  /** Notes impressions and dwell of an element by itself. */
  observe(element: Element, options: ObserveOptions): Unobserve

  recommend(options?: RecommendOptions): Promise<Recommendation>
  /** The following items of a list, none twice. */
  next(recommId: string, count: number): Promise<Recommendation>
  /** Contents like one content. */
  similar(contentId: string, options?: RecommendOptions): Promise<Recommendation>
  /**
   * Contents that answer a text: by words at once, by meaning as soon as the text model has understood it. `onResult`
   * hears of each result, the promise gives the last.
   */
  search(text: string, options?: AskSearchOptions): Promise<SearchResult>
  /** The given contents in this visitor's order. */
  rank(contentIds: readonly string[], options?: RecommendOptions): Promise<Recommendation>
  /** Why an item is in a list: lines that sum to its score. */
  explain(recommId: string, contentId: string): Promise<Explanation>

  readonly profile: ProfileVerb
  /** Follows a creator or curator, for the feed; undoable. */
  follow(creatorId: string): Promise<ProfileView>
  unfollow(creatorId: string): Promise<ProfileView>
  /** Those followed, then whom to follow, the most fitting first. [] without the feed. */
  creators(): Promise<readonly CreatorView[]>
  feedback(contentId: string, feedback: Feedback): Promise<IngestReport>
  /** Takes back the last feedback or preference. */
  undo(): Promise<UndoReply>
  /** Erases all that is kept of the visitor, events not sent yet included. Rejects when anything could not be erased. */
  reset(): Promise<ResetReply>

  /**
   * 'updated': the visitor's data changed, here or in another tab. 'degraded': something works less well than it could.
   * 'stale': values of profile features became too old, or lost what they were made of; each is told once.
   * 'model': the text model's state changed. 'catalog': another catalog is open, or an import grew. 'synced': the sync
   * worker looked for an update, asked or by its own clock.
   */
  on<Type extends EventType>(type: Type, subscriber: Subscriber<Type>): () => void
  readonly storage: { status(): Promise<StorageStatus> }
  readonly catalog: CatalogVerbs
  /** The text model. It is loaded when text must be understood, or now: when a search field gets the focus, say. */
  readonly model: { status(): ModelState; load(): Promise<ModelState> }
  /** Looks for an update of the catalog now. What comes of it is a report, not an error. Error: `sync-unavailable`. */
  sync(): Promise<SyncReport>
  /** Times exact searches of the open catalog, now. */
  timeScan(): Promise<ScanTiming>
  /** Answers in every state of the worker. */
  health(): Promise<DocentHealth>
  /** Sends what waits, then ends the worker. Never rejects. */
  close(): Promise<void>
}
