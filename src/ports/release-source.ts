/** ReleaseSource: where releases come from: a site, or a file that somebody brought. It is trusted with nothing. */
import type { DocentError } from '../base/docent-error.ts'

/** Takes the bytes of an object as they come. */
export interface ByteSink {
  /** Bytes follow from `from` on: where they were asked for, or 0, and then what came before counts no more. */
  start(from: number, etag: string | undefined): void
  /** Settles when the next bytes may come. A rejection ends the transfer, and rejects it. */
  write(bytes: Uint8Array): Promise<void>
}

export interface ObjectRequest {
  /** More bytes than these end the transfer. */
  readonly maxBytes: number
  /** How many there are, where that is known. */
  readonly expectedBytes?: number
  /** Bytes that are here already; 0 by default. */
  readonly from?: number
  /** What the server called the object when those came. */
  readonly etag?: string
  readonly sink: ByteSink
  readonly signal?: AbortSignal
}

/** No answer, or one that broke off: tried again later, and nobody's fault. */
export interface Weather {
  readonly kind: 'weather'
  readonly because: string
  /** It came, but slower than anything is worth waiting for. */
  readonly stalled: boolean
  /** What the server asked for. */
  readonly retryAfterMs?: number
}

/** `sync-too-large`, `sync-not-a-release`, `sync-wrong-object`: an answer that cannot be right. */
export interface Refused {
  readonly kind: 'refused'
  readonly error: DocentError
}

export type HeadAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer>; readonly etag: string | undefined }
  /** It is the one of the etag that was sent. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'missing' }
  | Weather
  | Refused

/** 'whole': all bytes went to the sink, as many as were expected. */
export type ObjectAnswer = { readonly kind: 'whole' } | { readonly kind: 'missing' } | Weather | Refused

/** [SY41] Never rejects for what a network or a server does, but with what a sink or a signal says. */
export interface ReleaseSource {
  /** The file `head`, of at most `maxBytes`. */
  head(request: {
    readonly maxBytes: number
    readonly etag?: string
    readonly signal?: AbortSignal
  }): Promise<HeadAnswer>
  /** The file at `path`, as `root/2` or `o/<digest>`. */
  object(path: string, request: ObjectRequest): Promise<ObjectAnswer>
}
