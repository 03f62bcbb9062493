/** SyncStateStore: what sync knows of one catalog from one time to the next. Public data alone. */
import type { SyncMark } from '../contracts/sync-record.ts'

/** [SY43] One of the places where the mark is kept: there are two, so that the loss of either forgets nothing. */
export interface MarkStore {
  /** The mark that was written last; undefined when there is none or it is damaged. Never rejects. */
  read(): Promise<SyncMark | undefined>
  /** Replaces it, on the disk when it settles. Errors: `storage-failed`. */
  write(mark: SyncMark): Promise<void>
}

/** A root that followed the app's own; verified again whenever it is read. */
export interface KeptRoot {
  readonly n: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A release as its head told of it. */
export interface KeptRelease extends SyncMark {
  /** Epoch ms. */
  readonly expires: number
  /** Digest of its manifest. */
  readonly manifest: string
  /** Of its catalog. */
  readonly version: string
}

/** Replaced as a whole. */
export interface SyncState {
  /** In [0, 1), drawn once on this device and never sent: when in a day this device looks for updates. */
  readonly device: number
  /** Ascending by number. */
  readonly roots: readonly KeptRoot[]
  /** The envelope of the head that was accepted last, and what the server called it. */
  readonly head?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly etag: string | undefined }
  /** The release whose catalog was put on this device, every byte of it verified. */
  readonly release?: KeptRelease
  /** Epoch ms by the wall clock: when a site was last asked, whatever came of it. */
  readonly askedAt?: number
  /** Times in a row that nothing came. */
  readonly failures: number
}

/** A piece of an object that is being downloaded. */
export interface ObjectPart {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly etag: string | undefined
}

export interface SyncStateStore {
  /** What was saved last; undefined when there is none or it is damaged. Never rejects. */
  load(): Promise<SyncState | undefined>
  /** Replaces it, on the disk when it settles. Errors: `storage-failed`. */
  save(state: SyncState): Promise<void>
  /** [SY47] The pieces of an object from the first to the first that is missing or damaged. Never rejects. */
  parts(sha256: string): Promise<readonly ObjectPart[]>
  /** Keeps piece `index` of an object. Errors: `storage-failed`. */
  keepPart(sha256: string, index: number, part: ObjectPart): Promise<void>
  /** Forgets the pieces of an object, or of all. Errors: `storage-failed`. */
  forgetParts(sha256?: string): Promise<void>
}
