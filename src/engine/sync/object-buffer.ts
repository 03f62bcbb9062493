/** ObjectBuffer: the bytes of one object as they come, kept on the device piece by piece so that a cut loses little. */
import { DocentError } from '../../base/docent-error.ts'
import type { ByteSink } from '../../ports/release-source.ts'
import type { SyncStateStore } from '../../ports/sync-state-store.ts'

/** A kill loses less than one piece. Source: storage note, section 3. */
export const PART_BYTES = 65_536

export class ObjectBuffer implements ByteSink {
  readonly #sha256: string
  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly #state: SyncStateStore
  #length = 0
  /** Bytes of which the device has a copy. */
  #kept = 0
  #etag: string | undefined
  #joined = false

  /** DocentError `sync-too-large` where the device has no memory for `bytes`. */
  constructor(sha256: string, bytes: number, state: SyncStateStore) {
    this.#sha256 = sha256
    this.#bytes = memoryFor(bytes)
    this.#state = state
  }

  /** How many bytes are here, from the first on. */
  get length(): number {
    return this.#length
  }

  get isWhole(): boolean {
    return this.#length === this.#bytes.length
  }

  /** Made of the bytes of several answers: one of them may be to blame for all. */
  get isJoined(): boolean {
    return this.#joined
  }

  get etag(): string | undefined {
    return this.#etag
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes
  }

  /** Takes up what earlier runs left. */
  async resume(): Promise<void> {
    for (const { bytes, etag } of await this.#state.parts(this.#sha256)) {
      if (this.#length + bytes.length > this.#bytes.length || this.#length % PART_BYTES !== 0) return this.clear()
      this.#bytes.set(bytes, this.#length)
      this.#length += bytes.length
      this.#etag = etag
      this.#joined = true
    }
    this.#kept = this.#length
  }

  start(from: number, etag: string | undefined): void {
    if (from !== this.#length) this.clear()
    this.#joined ||= from > 0
    this.#etag = etag
  }

  /** DocentError `sync-too-large`, where a source lets more pass than it was told to. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#length + bytes.length > this.#bytes.length) throw tooLong(this.#bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
    while (this.#length - this.#wholeParts(this.#kept) >= PART_BYTES) await this.#keep()
  }

  /** Keeps the last piece too, though it may be short. */
  async keepRest(): Promise<void> {
    while (this.#kept < this.#length) await this.#keep()
  }

  /** Begins again. What the device has of it is overwritten. */
  clear(): void {
    this.#length = 0
    this.#kept = 0
    this.#etag = undefined
    this.#joined = false
  }

  async #keep(): Promise<void> {
    const start = this.#wholeParts(this.#kept)
    const end = Math.min(start + PART_BYTES, this.#length)
    const bytes = this.#bytes.slice(start, end)
    await this.#state.keepPart(this.#sha256, start / PART_BYTES, { bytes, etag: this.#etag })
    this.#kept = end
  }

  #wholeParts(bytes: number): number {
    return bytes - (bytes % PART_BYTES)
  }
}

function tooLong(expected: number): DocentError {
  const message = `Expected an object of ${expected} bytes, found more. Nothing of it is used; look what is served there.`
  return new DocentError('sync-too-large', message, { expected })
}

function memoryFor(bytes: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(bytes)
  } catch (thrown) {
    throw new DocentError(
      'sync-too-large',
      `Expected memory for an object of ${bytes} bytes, found less on this device. The catalog on this device stays as it is; publish a smaller one.`,
      { bytes },
      thrown,
    )
  }
}
