/** The page entry: createDocent and the types of what it takes and gives. */
export { createDocent } from './client/create-docent.ts'
export type { Docent, DocentHealth, DocentOptions, LookOptions, ProfileVerb, Props } from './client/docent.ts'
export type { CatalogProblem, LoadedCatalog } from './client/catalog-loader.ts'
export type { AskSearchOptions } from './client/text/ask-search.ts'
export type { CatalogVerbs, ImportOptions, ImportReply } from './client/docent-catalog.ts'
export type { DocentEvent, EventType, Subscriber } from './client/subscriptions.ts'
export type { ObserveOptions, Unobserve } from './client/element-watch.ts'
export type { TrackOptions } from './client/raw-event.ts'
export type { VaultState } from './client/supervisor.ts'
export type { ModelState } from './protocol/embed-host.ts'
export type { Privacy, VaultEvent } from './protocol/vault-host.ts'

export { DocentError, type ErrorCode } from './base/docent-error.ts'
export type { Breakdown, ContentShare, EventShare, Line, LineKind, QueryShare } from './contracts/breakdown.ts'
export type { Candidate, ScoredCandidate } from './contracts/candidate.ts'
export type { CatalogInfo, CatalogManifest, Curator, Room, Venue } from './contracts/catalog-manifest.ts'
export type { Content, ContentType, Tag } from './contracts/content.ts'
export type { EngagementComponents, EngagementScore, Outcome } from './contracts/engagement-score.ts'
export type {
  CatalogStatus,
  CreatorView,
  Explanation,
  GrowthStatus,
  IngestReport,
  PreferenceChange,
  ProfileView,
  ResetReply,
  ScanTiming,
  StorageStatus,
  UndoReply,
  VaultHealth,
} from './contracts/host-replies.ts'
export type { Experiment } from './contracts/experiment.ts'
export type { EndReason, EventName, Feedback, InteractionEvent, RefusalCode } from './contracts/interaction-event.ts'
export type { ExplorationView, TriedView, WeightView } from './contracts/exploration-view.ts'
export type {
  FeatureAlert,
  FeatureSample,
  FeaturesOptions,
  FeatureState,
  FeaturesView,
  FeatureValue,
  FeatureView,
} from './contracts/feature-view.ts'
export type { Preferences } from './contracts/preferences.ts'
export type { RecConfig, RecConfigInput } from './contracts/rec-config.ts'
export type { Boost, FeedOptions, Near, RecommendOptions } from './contracts/recommend-options.ts'
export type {
  ColdBecause,
  Diagnostics,
  ModelUse,
  Recommendation,
  ShortBecause,
  Strategy,
  WeightOrigin,
} from './contracts/recommendation.ts'
export type { ReadRecords, RecordWarning } from './contracts/read-records.ts'
export type { SearchMode, SearchOptions, SearchWeights } from './contracts/search-options.ts'
export type {
  FieldMatch,
  MeaningReport,
  NothingFoundBecause,
  PersonalReport,
  SearchField,
  SearchHit,
  SearchResult,
  TextRange,
} from './contracts/search-result.ts'
export type { SyncProgress, SyncReport, SyncStatus } from './contracts/sync-report.ts'
export type { StageKind, StageTrace, Trace } from './contracts/trace.ts'
export type { EventChange, Evidence, SignalCounts, TasteState, UserSignals } from './contracts/user-signals.ts'
export type { FieldCondition, Where, WhereField } from './contracts/where.ts'
