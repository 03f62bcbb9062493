/** VaultHost: everything that crosses between a page and its vault worker. Plain data; errors travel by the error wire. */
import type { RecConfigInput } from '../contracts/rec-config.ts'
import type {
  CatalogStatus,
  CreatorView,
  Explanation,
  IngestReport,
  PreferenceChange,
  ProfileView,
  GrowthStatus,
  ResetReply,
  ScanTiming,
  StorageStatus,
  UndoReply,
  VaultHealth,
} from '../contracts/host-replies.ts'
import type { Content } from '../contracts/content.ts'
import type { ExplorationView } from '../contracts/exploration-view.ts'
import type { Experiment } from '../contracts/experiment.ts'
import type { FeatureAlert, FeaturesOptions, FeaturesView } from '../contracts/feature-view.ts'
import type { Feedback } from '../contracts/interaction-event.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { Recommendation } from '../contracts/recommendation.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { SearchOptions } from '../contracts/search-options.ts'
import type { SearchResult } from '../contracts/search-result.ts'
import type { LogbookHost } from './logbook-host.ts'
import type { Wire } from './error-wire.ts'

/** Raised when a page and a worker of different builds could misread each other. */
export const PROTOCOL_VERSION = 3

export type Privacy = 'kiosk' | 'personal'

export interface OpenRequest {
  readonly protocol: number
  readonly userId: string
  /** 'personal' keeps data in IndexedDB, 'kiosk' in memory only. */
  readonly privacy: Privacy
  readonly config: RecConfigInput
  readonly scenarios: Readonly<Record<string, RecommendOptions>>
  readonly seed: number
  readonly locale: string
  /** IndexedDB database name; one per app on an origin. */
  readonly database: string
  /** Known to a vault that was given the logbook; others refuse them. */
  readonly experiments?: readonly Experiment[]
}

export interface OpenReply {
  readonly protocol: number
  readonly storage: StorageStatus
  /** Version of the catalog that the device holds, if any. */
  readonly storedCatalogVersion: string | undefined
  /** Whether the device holds a catalog that was imported on a page, whole or growing. */
  readonly hasImport: boolean
}

/** The bytes of a catalog folder; buffers are transferred. */
export interface CatalogBytes {
  readonly manifest: ArrayBuffer
  readonly items: ArrayBuffer
  readonly vectors: ArrayBuffer
  /** The model files that could be had, by name. */
  readonly models?: readonly { readonly path: string; readonly bytes: ArrayBuffer }[]
}

/** A catalog as it was read of a file that was given to a page. */
export interface RecordsToImport {
  /** Becomes the catalog's title, and its id. */
  readonly name: string
  readonly contents: readonly Content[]
}

/** A text that waits for its vector. */
export interface TextToEmbed {
  readonly contentId: string
  readonly text: string
}

export interface EmbeddedText {
  readonly contentId: string
  /** Of unit length and the model's dim. */
  readonly vector: Float32Array
}

/** A change that subscribers are told of. */
export type VaultEvent =
  | { readonly type: 'updated'; readonly userId: string }
  | { readonly type: 'degraded'; readonly because: string }
  | { readonly type: 'stale'; readonly userId: string; readonly alerts: readonly FeatureAlert[] }

export interface VaultHost extends Partial<Pick<LogbookHost, 'hasLogbook'>> {
  open(request: OpenRequest): Promise<Wire<OpenReply>>
  /** Opens bytes from the network, verified against their manifest, or a catalog that the device holds. */
  openCatalog(bytes: CatalogBytes | 'stored' | 'imported'): Promise<Wire<CatalogStatus>>
  /** Opens records as a catalog that grows as their texts are embedded; it replaces an import before it. */
  importRecords(records: RecordsToImport): Promise<Wire<CatalogStatus>>
  /** Texts of the import that have no vector yet, at most `limit`, in the order of the records. */
  textsToEmbed(limit: number): Promise<Wire<readonly TextToEmbed[]>>
  addVectors(entries: readonly EmbeddedText[]): Promise<Wire<GrowthStatus>>
  /** Forgets the import; the open catalog stays until another is opened. */
  forgetImport(): Promise<Wire<boolean>>
  storedCatalogVersion(): Promise<Wire<string | undefined>>
  /** Raw events of the active visitor, as the page's tracker sends them. */
  ingest(raws: readonly unknown[]): Promise<Wire<IngestReport>>
  /** For `userId`, where it is another than the vault's: a cold list, and nothing is stored. */
  recommend(options: RecommendOptions, userId?: string): Promise<Wire<Recommendation>>
  next(recommId: string, count: number): Promise<Wire<Recommendation>>
  similar(contentId: string, options: RecommendOptions): Promise<Wire<Recommendation>>
  rank(contentIds: readonly string[], options: RecommendOptions): Promise<Wire<Recommendation>>
  /** By words, and by meaning where the text's vector is given. */
  search(text: string, options: SearchOptions, vector?: Float32Array): Promise<Wire<SearchResult>>
  explain(recommId: string, contentId: string): Promise<Wire<Explanation>>
  /** Of `userId`, where it is another than the vault's: the profile of a stranger. */
  profile(userId?: string): Promise<Wire<ProfileView>>
  /** Creators that the visitor follows, then those they may like to follow. */
  creators(): Promise<Wire<readonly CreatorView[]>>
  /** Of `userId`, where it is another than the vault's, a stranger's. Error: `features-unavailable` without a registry. */
  features(options?: FeaturesOptions, userId?: string): Promise<Wire<FeaturesView>>
  /** Error: `bandit-unavailable` where lists do not explore. */
  exploration(): Promise<Wire<ExplorationView>>
  prefer(change: PreferenceChange): Promise<Wire<ProfileView>>
  feedback(contentId: string, feedback: Feedback, at: number): Promise<Wire<IngestReport>>
  undo(): Promise<Wire<UndoReply>>
  reset(): Promise<Wire<ResetReply>>
  contents(contentIds?: readonly string[]): Promise<Wire<readonly Content[]>>
  manifest(): Promise<Wire<CatalogManifest>>
  storageStatus(): Promise<Wire<StorageStatus>>
  timeScan(): Promise<Wire<ScanTiming>>
  health(): Promise<Wire<VaultHealth>>
  ping(): Promise<number>
  subscribe(listener: (event: VaultEvent) => void): Promise<void>
}
