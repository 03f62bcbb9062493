/** What the engine answers beside recommendations: plain data, the same in a worker and in Node. */
import type { Evidence, SignalCounts, TasteState } from './user-signals.ts'
import type { RefusalCode } from './interaction-event.ts'
import type { Breakdown } from './breakdown.ts'
import type { Preferences } from './preferences.ts'
import type { Strategy } from './recommendation.ts'

/** What became of a batch of raw events, in the order given. Seed: orchestration, ingest. */
export interface IngestReport {
  /** Events that were understood (new or known already). */
  readonly normalized: number
  /** Of those, how many were new. */
  readonly added: number
  /** Profiles whose signals were refreshed. */
  readonly updatedUserIds: readonly string[]
  /** Events not understood: index in the batch and why. */
  readonly refused: readonly { readonly index: number; readonly code: RefusalCode }[]
  /** How the active visitor's events stand now. */
  readonly counts: SignalCounts
  readonly strategy: Strategy
}

/** The explanation of one item of one list. */
export interface Explanation extends Breakdown {
  readonly recommId: string
  readonly contentId: string
  readonly sentence: string
}

/** The visitor's model as a person may read it. */
export interface ProfileView {
  readonly userId: string
  readonly strategy: Strategy
  readonly taste: TasteState
  readonly positives: readonly Evidence[]
  readonly negatives: readonly Evidence[]
  readonly neutrals: readonly Evidence[]
  /** Learned weights by tag key, largest first, as a share of the whole affinity (their squares sum to 1). */
  readonly tags: readonly { readonly tag: string; readonly weight: number }[]
  /** Searches that count by their meaning, newest first; their parts, each in [0, 1], sum to 1. Absent without any. */
  readonly searches?: readonly ProfileSearch[]
  readonly preferences: Preferences
  readonly counts: SignalCounts
  /** Epoch ms at which the signals were built. */
  readonly builtAt: number
}

/** One recent search in a profile. */
export interface ProfileSearch {
  readonly eventId: string
  /** Epoch ms. */
  readonly ts: number
  /** At most 200 characters of it. */
  readonly text: string
  readonly part: number
}

/** What undo took back; `undone: false` when there was nothing to take back. */
export type UndoReply =
  | { readonly undone: true; readonly what: 'feedback' | 'preference'; readonly contentId?: string }
  | { readonly undone: false }

/** What a visitor states about themselves; each part replaces what was stated before, absent parts stay. */
export interface PreferenceChange {
  /** Tag keys chosen as interests. */
  readonly interests?: readonly string[]
  /** Sets one tag's weight in [-1, 1]; 0 removes it. */
  readonly adjust?: { readonly tag: string; readonly weight: number }
  readonly mutedTags?: readonly string[]
  readonly demographics?: Readonly<Record<string, string>>
  /** Follows a creator or curator, from the epoch ms `at`; null unfollows. */
  readonly follow?: { readonly creatorId: string; readonly at: number | null }
  /** Creators and curators whose works are not recommended. */
  readonly blocked?: readonly string[]
  readonly mutedWords?: readonly string[]
}

/** A creator or curator as a visitor may follow them. */
export interface CreatorView {
  readonly creatorId: string
  readonly name: string
  readonly about: string
  /** Works of theirs in the catalog. */
  readonly works: number
  readonly followed: boolean
  /** How much following them would suit this visitor, in [0, 1]; 0 for those followed already. */
  readonly score: number
  /** Why, in one sentence. */
  readonly reason: string
  /** True where they are invented, as the catalog says. */
  readonly simulated?: boolean
}

export interface ResetReply {
  readonly erased: {
    readonly events: number
    readonly signals: number
    readonly preferences: number
    readonly served: number
    /** Feature values; absent where none are kept. */
    readonly features?: number
  }
}

/** How visitor data is kept. */
export interface StorageStatus {
  /** 'durable' survives a restart of the browser; 'memory' ends with the page. */
  readonly durability: 'durable' | 'memory'
  readonly adapter: 'idb' | 'memory'
  /** Why it is not durable. */
  readonly because?: 'chosen' | 'unavailable' | 'denied' | 'failed'
  /** Stored records that could not be read and were set aside. */
  readonly corruptRecords: number
  /** Whether the browser promised, when it was opened, to keep it when space runs short; absent where it does not say. */
  readonly persisted?: boolean
}

export interface CatalogStatus {
  readonly catalogId: string
  readonly title: string
  readonly version: string
  readonly count: number
  readonly dim: number
  readonly modelId: string
  readonly simulated: readonly string[]
  /** Where it came from; 'import': a file that was given to this page. */
  readonly from: 'network' | 'device' | 'import'
  /** Where this device keeps its vectors: a file, the database; absent while it does not (yet). */
  readonly vectorsIn?: 'opfs' | 'idb' | 'memory'
  /** Model files that are missing or damaged, and why: heuristics take their places. Absent where there are none. */
  readonly refusedModels?: readonly { readonly path: string; readonly refused: string }[]
  /** How far an import is from being a whole catalog; absent once it is one. */
  readonly growth?: GrowthStatus
}

/** A catalog whose texts are being embedded on this device. */
export interface GrowthStatus {
  /** 'waiting': there is no text model, or it cannot be had just now; 'paused': somebody said so. */
  readonly state: 'embedding' | 'paused' | 'waiting' | 'done'
  /** Contents that have their vector, so can be recommended; of `total`. */
  readonly embedded: number
  readonly total: number
  /** Texts a second of late, where any were embedded since the page was loaded. */
  readonly perSecond?: number
  /** Why it waits. */
  readonly because?: string
}

/** One exact search of the whole catalog, timed now. */
export interface ScanTiming {
  /** What scans: relaxed SIMD, SIMD128 or plain JavaScript; the same results. */
  readonly path: 'relaxed' | 'simd' | 'js'
  readonly rows: number
  readonly dim: number
  /** Of a row in memory, every plane and index counted. */
  readonly bytesPerRow: number
  /** Median of some whole searches for the nearest 100. */
  readonly ms: number
  /** Codes read a second: rows x dim / ms. */
  readonly gigabytesPerSecond: number
}

export interface VaultHealth {
  readonly protocol: number
  readonly catalog: CatalogStatus | undefined
  readonly storage: StorageStatus
  /** Whether this worker's own policy lets it open a connection. */
  readonly egress: 'blocked' | 'open'
  readonly vectorPath: 'relaxed' | 'simd' | 'js'
}
