/** ReleaseSource over HTTP: any static host. Asks for names only: no cookie, no query, no referrer. */
import { DAY_MS, SECOND_MS } from '../../base/time.ts'
import { DocentError } from '../../base/docent-error.ts'
import { goodAnswer } from './good-answer.ts'
import type { HeadAnswer, ObjectAnswer, ReleaseSource, Weather } from '../../ports/release-source.ts'
import { contentRangeOf, etagOf, retryAfterMsOf } from './response-headers.ts'
import { StallWatch } from './stall-watch.ts'

export interface FetchSourceOptions {
  /** Ms within which at least as many bytes as milliseconds must come; 30 s by default. */
  readonly stallMs?: number
}

/** Source: storage note, T6: less than 1 KiB a second for 30 s is not worth waiting for. */
const STALL_MS = 30 * SECOND_MS
const PARTIAL = 206
const NOT_MODIFIED = 304
const UNSATISFIABLE = 416
const GONE: ReadonlySet<number> = new Set([404, 410])

/** What ends a transfer from within. */
class Ended extends Error {
  readonly answer: Weather | { readonly kind: 'refused'; readonly error: DocentError }

  constructor(answer: Ended['answer']) {
    super(answer.kind)
    this.answer = answer
  }
}

/** What a sink threw: the one thing that is not the network's. */
class SinkFailed extends Error {}

/** [SY41] The site at `base`, which ends in a slash. */
export function createFetchReleaseSource(base: URL, { stallMs = STALL_MS }: FetchSourceOptions = {}): ReleaseSource {
  async function ask(path: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const url = new URL(path, base)
    const response = await fetch(url, {
      headers,
      signal,
      // The engine's own cache and digests decide what is right; a head of yesterday from a cache would be a freeze.
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'follow',
      referrerPolicy: 'no-referrer',
    })
    if (response.url !== '' && new URL(response.url).origin !== base.origin) {
      throw refused('sync-not-a-release', url, 'an answer of this origin', 'a redirect to another one')
    }
    return response
  }

  /** Whatever goes wrong, as an answer. */
  async function answered<T>(
    given: AbortSignal | undefined,
    work: (watch: StallWatch) => Promise<T>,
  ): Promise<T | Ended['answer']> {
    const watch = new StallWatch(stallMs, given)
    try {
      return await work(watch)
    } catch (thrown) {
      if (thrown instanceof Ended) return thrown.answer
      if (thrown instanceof SinkFailed) throw thrown.cause
      given?.throwIfAborted()
      if (watch.isStalled) return { kind: 'weather', because: 'The answer came too slowly.', stalled: true }
      return { kind: 'weather', because: 'There was no answer, or it broke off.', stalled: false }
    } finally {
      watch.end()
    }
  }

  return {
    head: ({ maxBytes, etag, signal }) =>
      answered<HeadAnswer>(signal, async (watch) => {
        const named = etag === undefined ? {} : { 'If-None-Match': etag }
        const response = await ask('head', named, watch.signal)
        if (response.status === NOT_MODIFIED) return { kind: 'unchanged' }
        if (GONE.has(response.status)) return { kind: 'missing' }
        if (!response.ok) throw new Ended(badWeather(response))
        const url = new URL('head', base)
        checkLength(response, maxBytes, url)
        const pieces: Uint8Array[] = []
        let length = 0
        for await (const piece of bodyOf(response, watch)) {
          length += piece.length
          if (length > maxBytes) throw refused('sync-too-large', url, `at most ${maxBytes} bytes`, 'more')
          pieces.push(piece)
        }
        const bytes = new Uint8Array(await new Blob(pieces.map((piece) => piece.slice())).arrayBuffer())
        if (!goodAnswer(response, bytes)) throw refused('sync-not-a-release', url, 'a head', 'a page')
        return { kind: 'bytes', bytes, etag: etagOf(response) }
      }),

    object: (path, { maxBytes, expectedBytes, from = 0, etag, sink, signal }) =>
      answered<ObjectAnswer>(signal, async (watch) => {
        const url = new URL(path, base)
        const range = from > 0 ? { Range: `bytes=${from}-`, ...(etag === undefined ? {} : { 'If-Range': etag }) } : {}
        const response = await ask(path, range, watch.signal)
        if (GONE.has(response.status)) return { kind: 'missing' }
        if (response.status === UNSATISFIABLE) throw wrong(url, `more than ${from} bytes`, 'fewer')
        if (!response.ok) throw new Ended(badWeather(response))

        // [SY45] Part of it where that was asked for; the whole of it is fine too, and starts anew.
        const isPart = response.status === PARTIAL
        const start = isPart ? from : 0
        if (isPart) checkRange(response, from, expectedBytes, url)
        checkLength(response, maxBytes - start, url)
        sink.start(start, etagOf(response))
        let length = start
        for await (const piece of bodyOf(response, watch)) {
          if (length === 0 && !goodAnswer(response, piece)) {
            throw refused('sync-not-a-release', url, 'an object of a release', 'a page')
          }
          length += piece.length
          if (length > maxBytes) throw refused('sync-too-large', url, `at most ${maxBytes} bytes`, 'more')
          await sink.write(piece).catch((cause: unknown) => {
            throw new SinkFailed('The sink took no more.', { cause })
          })
        }
        if (expectedBytes !== undefined && length !== expectedBytes) {
          throw wrong(url, `${expectedBytes} bytes`, `${length}`)
        }
        return { kind: 'whole' }
      }),
  }
}

async function* bodyOf(response: Response, watch: StallWatch): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      watch.came(value.length)
      yield value
    }
  } finally {
    // Ends the transfer where the bytes that come are not wanted any more.
    await reader.cancel().catch(() => undefined)
  }
}

/** Before a byte is read, where the server says how many there are and does not compress them. */
function checkLength(response: Response, most: number, url: URL): void {
  if (response.headers.has('Content-Encoding')) return
  const length = Number(response.headers.get('Content-Length') ?? 0)
  if (length > most) throw refused('sync-too-large', url, `at most ${most} bytes`, `${length}`)
}

function checkRange(response: Response, from: number, total: number | undefined, url: URL): void {
  const found = contentRangeOf(response)
  const isRight = found !== undefined && found.start === from && (total === undefined || found.total === total)
  if (!isRight) throw wrong(url, `bytes from ${from} of ${total ?? 'the file'}`, 'another range')
}

function badWeather(response: Response): Weather {
  const retryAfterMs = retryAfterMsOf(response)
  return {
    kind: 'weather',
    because: `The server answered ${response.status}.`,
    stalled: false,
    ...(retryAfterMs !== undefined && { retryAfterMs: Math.min(DAY_MS, retryAfterMs) }),
  }
}

function wrong(url: URL, expected: string, found: string): Ended {
  return refused('sync-wrong-object', url, expected, found)
}

function refused(
  code: 'sync-too-large' | 'sync-not-a-release' | 'sync-wrong-object',
  url: URL,
  expected: string,
  found: string,
): Ended {
  const message = `Expected ${expected} at ${url.href}, found ${found}. The catalog on this device stays as it is; look what is served at this address.`
  return new Ended({ kind: 'refused', error: new DocentError(code, message, { url: url.href, expected, found }) })
}
