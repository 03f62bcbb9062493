/** EmbedHost: everything that crosses between a page and its embed worker. Plain data; errors travel by the error wire. */
import type { ErrorCode } from '../base/docent-error.ts'
import type { ReadRecords } from '../contracts/read-records.ts'
import type { Wire } from './error-wire.ts'

/** Raised when a page and an embed worker of different builds could misread each other. */
export const EMBED_PROTOCOL_VERSION = 1

/** What has become of the text model, for a page to say. */
export type ModelState =
  /** No embed worker was given. */
  | { readonly state: 'absent' }
  /** Nothing asked for it yet. */
  | { readonly state: 'idle' }
  /** Bytes that are here, of those that are needed; `percent` is whole, from 0 to 100, and never falls. */
  | { readonly state: 'loading'; readonly loadedBytes: number; readonly totalBytes: number; readonly percent: number }
  /** `openedMs`: from the start of its worker to the first vector, fetching included. */
  | {
      readonly state: 'ready'
      readonly modelId: string
      readonly dim: number
      readonly egress: 'blocked' | 'open'
      readonly openedMs: number
    }
  /** Its worker ended, or was exchanged for a fresh one; calls wait. */
  | { readonly state: 'restarting'; readonly because: string }
  | { readonly state: 'failed'; readonly code: ErrorCode; readonly message: string }

/** A file that the worker needs and cannot fetch: it has no network. */
export interface NeededFile {
  /** Inside the model's folder; the name alone for the runtime. */
  readonly path: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

export interface ModelNeeds {
  readonly modelId: string
  readonly files: readonly NeededFile[]
  /** The WebAssembly of the runtime. */
  readonly runtime: NeededFile
}

/** What was needed; buffers are transferred. */
export interface ModelBytes {
  /** By path. */
  readonly files: ReadonlyMap<string, ArrayBuffer>
  readonly runtime: ArrayBuffer
}

export interface ModelReply {
  readonly modelId: string
  readonly dim: number
}

export interface EmbedHealth {
  /** Texts embedded since the worker started. */
  readonly calls: number
  /** Of the WebAssembly memories in the worker; it can grow and never shrinks. */
  readonly heapBytes: number
  /** Whether the worker's own policy lets it open a connection. */
  readonly egress: 'blocked' | 'open'
}

export interface EncodeReply {
  readonly vector: Float32Array<ArrayBuffer>
  readonly calls: number
  readonly heapBytes: number
}

export interface EmbedHost {
  /** The first call: what `open` must be given. Errors: `protocol-mismatch`, `embed-unavailable` (no WebAssembly SIMD). */
  needs(protocol: number): Promise<Wire<ModelNeeds>>
  /** Verifies and opens; the first vector was made when it answers. Errors: `model-missing`, `model-corrupt`, `embed-unavailable`. */
  open(bytes: ModelBytes): Promise<Wire<ModelReply>>
  encode(text: string): Promise<Wire<EncodeReply>>
  /** The records of a file that was dropped on the page; `name` says its kind. Needs no model. Error: `build-bad-source`. */
  read(file: Blob, name: string): Promise<Wire<ReadRecords>>
  health(): Promise<Wire<EmbedHealth>>
  ping(): Promise<number>
}
