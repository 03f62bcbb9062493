/** A site that lies: a real release made by the publisher's own code, with answers that an attacker changes on the way. */
import type { ByteSink, HeadAnswer, ObjectAnswer, ReleaseSource, Weather } from '../../src/ports/release-source.ts'
import { DocentError } from '../../src/base/docent-error.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What is sent in the place of a file; `bytes` are the site's, undefined where it has none. */
export type Lie = (bytes: Bytes | undefined, path: string) => Bytes | undefined | Answer

/** An answer that is no plain file. */
export interface Answer {
  /** Sends these, then breaks off. */
  readonly cutAfter?: {
    readonly bytes: Bytes
    readonly length: number
    readonly stalled?: boolean
    readonly retryAfterMs?: number
  }
  /** Sends these whatever was asked for, and claims that they are all. */
  readonly claimed?: Bytes
}

export class Simulator implements ReleaseSource {
  readonly files: Map<string, Bytes>
  /** Paths that were asked for. */
  readonly asked: string[] = []
  /** Bytes of bodies that were sent. */
  sent = 0
  #lies: readonly (readonly [(path: string) => boolean, Lie])[] = []
  /** Answers a request for the rest of an object with the whole of it. */
  ignoresRanges = false
  /** Bytes in a piece of a body. */
  pieceBytes = 4096

  constructor(files: ReadonlyMap<string, Bytes>) {
    this.files = new Map(files)
  }

  /** From now on. The last that fits counts. */
  lie(about: string | RegExp | ((path: string) => boolean), lie: Lie): this {
    const fits =
      typeof about === 'string'
        ? (path: string) => path === about
        : about instanceof RegExp
          ? (path: string) => about.test(path)
          : about
    this.#lies = [[fits, lie], ...this.#lies]
    return this
  }

  async head({ maxBytes, etag }: Parameters<ReleaseSource['head']>[0]): Promise<HeadAnswer> {
    this.asked.push('head')
    const answer = this.#answer('head')
    if (answer === undefined) return { kind: 'missing' }
    if (!(answer instanceof Uint8Array)) return weatherOf(answer)
    if (answer.length > maxBytes) return refused('sync-too-large')
    const found = `"${hashOf(answer)}"`
    if (etag === found) return { kind: 'unchanged' }
    this.sent += answer.length
    return { kind: 'bytes', bytes: answer.slice(), etag: found }
  }

  async object(path: string, request: Parameters<ReleaseSource['object']>[1]): Promise<ObjectAnswer> {
    this.asked.push(path)
    const { maxBytes, expectedBytes, from = 0, sink } = request
    const answer = this.#answer(path)
    if (answer === undefined) return { kind: 'missing' }
    if (answer instanceof Uint8Array) {
      if (answer.length > maxBytes) return refused('sync-too-large')
      if (expectedBytes !== undefined && answer.length !== expectedBytes) return refused('sync-wrong-object')
      const start = this.ignoresRanges ? 0 : from
      sink.start(start, '"tag"')
      await this.#send(answer.subarray(start), sink)
      return { kind: 'whole' }
    }
    if (answer.claimed) {
      sink.start(0, undefined)
      await this.#send(answer.claimed, sink)
      return { kind: 'whole' }
    }
    const { bytes, length } = answer.cutAfter ?? { bytes: new Uint8Array(), length: 0 }
    sink.start(from, '"tag"')
    await this.#send(bytes.subarray(from, from + length), sink)
    return from + length >= bytes.length && bytes.length > 0 ? { kind: 'whole' } : weatherOf(answer)
  }

  #answer(path: string): Bytes | undefined | Answer {
    const found = this.#lies.find(([fits]) => fits(path))
    const bytes = this.files.get(path)
    return found ? found[1](bytes, path) : bytes
  }

  async #send(bytes: Uint8Array, sink: ByteSink): Promise<void> {
    for (let at = 0; at < bytes.length; at += this.pieceBytes) {
      const piece = bytes.subarray(at, at + this.pieceBytes)
      this.sent += piece.length
      await sink.write(piece)
    }
  }
}

function refused(code: 'sync-too-large' | 'sync-wrong-object'): {
  readonly kind: 'refused'
  readonly error: DocentError
} {
  return { kind: 'refused', error: new DocentError(code, 'As the fetching adapter would refuse it.') }
}

function weatherOf({ cutAfter }: Answer): Weather {
  const { stalled = false, retryAfterMs } = cutAfter ?? {}
  return { kind: 'weather', because: 'It broke off.', stalled, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

function hashOf(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 7)
}
