/** SyncStateStore: what sync knows of one catalog from one time to the next. Public data alone. */

/** The highest release that was seen: by epoch, then number; `issued` in epoch ms. */
export interface SyncMark {
  readonly epoch: number
  readonly seq: number
  readonly issued: number
}

/** [SY43] One of the places where the mark is kept: there are two, so that the loss of either forgets nothing. */
export interface MarkStore {
  /** The mark that was written last; undefined when there is none or it is damaged. Never rejects. */
  read(): Promise<SyncMark | undefined>
  /** Replaces it, on the disk when it settles. Errors: `storage-failed`. */
  write(mark: SyncMark): Promise<void>
}

/** Replaced as a whole. */
export interface SyncState {
  /** In [0, 1), drawn once on this device and never sent: when in a day this device looks for updates. */
  readonly device: number
  /** The envelopes of the roots that followed the app's own, in order. They are verified again whenever they are read. */
  readonly roots: readonly Uint8Array<ArrayBuffer>[]
  /** The envelope of the head that was accepted last, and what the server called it. */
  readonly head?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly etag: string | undefined }
  /** The catalog whose every byte was verified by that head's release. */
  readonly signedVersion?: string
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
  /** Forgets the pieces of all objects but these. Errors: `storage-failed`. */
  keepOnly(sha256s: readonly string[]): Promise<void>
}
