/** What sync says of itself: plain data, the same from the worker, the page and Node. */
import type { ErrorCode } from '../base/docent-error.ts'

/**
 * 'unchanged': the device has the latest. 'updated': another catalog is on the device. 'refused': what came was not taken,
 * `code` says why. 'offline': nothing, or not all, came; what did come is kept for the next time. 'stale': all that there
 * is has expired; the device's catalog goes on serving.
 */
export type SyncOutcome = 'unchanged' | 'updated' | 'refused' | 'offline' | 'stale'

/** How the new catalog was put together; 'models': the records were there already, and model files were not. */
export type SyncPath = 'none' | 'models' | 'delta' | 'shards' | 'full'

/** Records that differ between the catalog before and after. */
export interface SyncChanges {
  readonly added: number
  readonly edited: number
  readonly removed: number
}

export interface SyncReport {
  readonly outcome: SyncOutcome
  /** Where it was asked for: the site, or a file that somebody brought. */
  readonly from: 'site' | 'file'
  /** Absent where nothing went wrong. */
  readonly code?: ErrorCode
  readonly message?: string
  readonly fromVersion?: string
  readonly toVersion?: string
  /** Requests that were made, and bytes of their bodies that came. */
  readonly requests: number
  readonly bytes: number
  readonly path: SyncPath
  /** Only where there was a catalog before. */
  readonly changed?: SyncChanges
  /**
   * Milliseconds in all; from the last object that came to files that are verified; and for making the new catalog the
   * visible one.
   */
  readonly tookMs: number
  readonly applyMs?: number
  readonly flipMs?: number
}

/**
 * 'fresh': signed, and its publisher said lately that it is the latest. 'stale': signed, but that has expired.
 * 'unsigned': of a folder, as it came with the app.
 */
export type Freshness = 'fresh' | 'stale' | 'unsigned'

export interface SyncStatus {
  readonly state: 'idle' | 'syncing'
  /** Id of the catalog that the app's root is for. */
  readonly catalogId: string
  /** Of the catalog on the device, if any. */
  readonly version?: string
  readonly freshness: Freshness
  /** The release that the device has: absent while it is unsigned. */
  readonly release?: {
    readonly epoch: number
    readonly seq: number
    /** Epoch ms. */
    readonly issued: number
    readonly expires: number
  }
  readonly lastReport?: SyncReport
  /** Milliseconds until the next look by itself. */
  readonly nextInMs: number
}

/** Bytes that are here, of those that this update needs: model files first, under 'models', then all else by its path. */
export interface SyncProgress {
  readonly path: SyncPath
  readonly loadedBytes: number
  readonly totalBytes: number
}
