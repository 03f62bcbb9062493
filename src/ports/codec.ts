/** Compression of what a release stores: raw deflate (RFC 1951), without a header. */

export interface InflateOptions {
  readonly signal?: AbortSignal
}

/**
 * [SY12] Inflates `bytes` to exactly `rawBytes`. Errors: `sync-too-large` when they say to become more than 200 times as
 * long (64 KiB are always allowed), before anything is read, or when a byte more than `rawBytes` comes out, at that
 * byte; `sync-wrong-object` when they are no deflate, or end early. An aborted signal rejects with its reason.
 */
export type Inflate = (
  bytes: Uint8Array<ArrayBuffer>,
  rawBytes: number,
  options?: InflateOptions,
) => Promise<Uint8Array<ArrayBuffer>>

/** Deflates; the same bytes give the same bytes. Publisher only. */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>

/** An inflated object is at most this many times as long as it is stored: no catalog compresses better. */
export const MAX_INFLATE_RATIO = 200
/** Below this many bytes any ratio is allowed: a list of 256 empty shards is mostly repetition. */
export const FREE_INFLATE_BYTES = 65_536

/** Whether something of `bytes` stored may claim to become `rawBytes`. */
export function mayInflateTo(bytes: number, rawBytes: number): boolean {
  return rawBytes <= Math.max(FREE_INFLATE_BYTES, MAX_INFLATE_RATIO * bytes)
}
