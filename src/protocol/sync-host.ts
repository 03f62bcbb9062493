/** SyncHost: everything that crosses between a page and its sync worker. Plain data, and nothing of a visitor. */
import type { SyncProgress, SyncReport, SyncStatus } from '../contracts/sync-report.ts'
import type { Wire } from './error-wire.ts'

/** Raised when a page and a sync worker of different builds could misread each other. */
export const SYNC_PROTOCOL_VERSION = 1

export interface SyncOpenRequest {
  readonly protocol: number
  /** Absolute address of the folder that holds `head`, with a slash at its end. */
  readonly catalog: string
  /** Name of the visitor's database; catalogs lie in another one beside it, and only that is opened. */
  readonly database: string
}

/** What subscribers are told. */
export type SyncEvent =
  | { readonly type: 'progress'; readonly progress: SyncProgress }
  /** A run ended: one that was asked for, or one by the worker's own clock. */
  | { readonly type: 'report'; readonly report: SyncReport }
  /** Another tab's sync put another catalog on the device. */
  | { readonly type: 'flipped'; readonly version: string }

export interface SyncHost {
  /** Errors: `protocol-mismatch`, `options-invalid`, `sync-unavailable` (no WebCrypto), `sync-storage`, a bad root of the app. */
  open(request: SyncOpenRequest): Promise<Wire<SyncStatus>>
  /** Looks for an update now. What comes of it is a report, not an error. */
  sync(): Promise<Wire<SyncReport>>
  /** Takes a release from a `*.docent` file, by the very same verification. */
  importFile(file: Blob): Promise<Wire<SyncReport>>
  status(): Promise<Wire<SyncStatus>>
  /** Answered at once. */
  ping(): Promise<number>
  subscribe(listener: (event: SyncEvent) => void): Promise<void>
}
