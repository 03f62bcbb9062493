/** QueryTracker: notes what was searched for, with its meaning where the text model is at hand to give it. */
import type { Docent } from '../docent.ts'
import { encodeQueryVector } from '../../base/query-vector.ts'
import type { Embedder } from '../embedding/embedder.ts'
import type { TrackOptions } from '../raw-event.ts'

/** A search whose meaning is being found out; `note` tracks it as it stands, once. */
interface WaitingQuery {
  readonly note: (vector?: Float32Array) => void
}

export class QueryTracker {
  readonly #track: Docent['track']
  readonly #embedder: Embedder | undefined
  readonly #waiting = new Set<WaitingQuery>()

  constructor(track: Docent['track'], embedder: Embedder | undefined) {
    this.#track = track
    this.#embedder = embedder
  }

  /**
   * [CL16] Never throws and loses none: a model that is not ready is not waited for, and one that fails leaves the text.
   * The event carries the time of this call.
   */
  add(text: string, options: TrackOptions = {}): void {
    const dated = { ts: Date.now(), ...options }
    if (this.#embedder?.state.state !== 'ready') return this.#track('search_performed', { query: text }, options)
    const query: WaitingQuery = {
      note: (vector) => {
        if (!this.#waiting.delete(query)) return
        const meaning = vector ? { query_vector: encodeQueryVector(vector) } : {}
        this.#track('search_performed', { query: text, ...meaning }, dated)
      },
    }
    this.#waiting.add(query)
    this.#embedder.encode(text).then(
      (vector) => query.note(vector),
      () => query.note(),
    )
  }

  /** Tracks those that still wait, without their meaning. */
  release(): void {
    for (const query of this.#waiting) query.note()
  }

  /** Forgets them. */
  discard(): void {
    this.#waiting.clear()
  }
}
