/** Embedder: the page's end of the embed worker. Loads the model when it is first asked for, and keeps it alive. */
import { SECOND_MS } from '../../base/time.ts'
import type { ReadRecords } from '../../contracts/read-records.ts'
import type { EmbedHost, EncodeReply, ModelState } from '../../protocol/embed-host.ts'
import { Supervisor } from '../supervisor.ts'
import { LifeEnded, WorkerLife } from '../worker-life.ts'
import { cancelled, EMBEDDER, hasCode, unavailable } from './embed-errors.ts'
import { ModelSource, type ModelSourceOptions } from './model-source.ts'
import { openEmbedder } from './open-embedder.ts'
import { DocentError } from '../../base/docent-error.ts'

export interface EmbedderOptions extends ModelSourceOptions {
  /** Starts the app's embed worker file; called again when a worker has died or is exchanged. */
  readonly worker: () => Worker
  readonly onState: (state: ModelState) => void
  /** Ms that one text may take once the model is open. Default 10,000. */
  readonly deadlineMs?: number
  /** Texts after which the worker is exchanged for a fresh one. Default 5,000. */
  readonly mostCalls?: number
}

export interface EncodeOptions {
  /** Ends it: the promise rejects with `embed-cancelled` at once. */
  readonly signal?: AbortSignal
  readonly deadlineMs?: number
}

const DEADLINE_MS = 10 * SECOND_MS
/** 100,000 records take some seconds. */
const READ_DEADLINE_MS = 120 * SECOND_MS
/** Source: storage note, section 5. */
const MOST_CALLS = 5000
/** How many times its memory after the first text a worker may hold. Source: storage note, section 5. */
const MOST_HEAP_GROWTH = 2

export class Embedder {
  readonly #options: EmbedderOptions
  readonly #source: ModelSource
  readonly #closing = new AbortController()
  #state: ModelState = { state: 'idle' }
  #supervisor: Supervisor<EmbedHost> | undefined
  /** Why the model could not be opened. */
  #failure: DocentError | undefined
  #heapAtFirst: number | undefined
  /** [EW4] The end of the line of texts: one at a time, in order. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: EmbedderOptions) {
    this.#options = options
    this.#source = new ModelSource(options)
  }

  get state(): ModelState {
    return this.#state
  }

  /**
   * [EW2] Loads and opens the model, once; after a failure, again. Errors: `model-missing`, `model-corrupt`,
   * `embed-unavailable`, `protocol-mismatch`.
   */
  async load(): Promise<void> {
    if (this.#closing.signal.aborted) throw unavailable('close() was called')
    if (this.#state.state === 'failed') {
      this.#supervisor?.close()
      this.#supervisor = undefined
    }
    this.#supervisor ??= this.#supervise()
    await this.#supervisor.started()
  }

  /**
   * A unit vector of `text`, loading the model where nobody has. Errors: `embed-cancelled`, `embed-timeout`, those of
   * `load`.
   */
  encode(text: string, { signal, deadlineMs = this.#options.deadlineMs ?? DEADLINE_MS }: EncodeOptions = {}) {
    const vector = this.#turn.then(async (): Promise<Float32Array<ArrayBuffer>> => {
      if (signal?.aborted) throw cancelled()
      return this.#encode(text, deadlineMs)
    })
    this.#turn = vector.catch(() => undefined)
    return signal ? orCancelled(vector, signal) : vector
  }

  /** [EW7] The records of a file of records, read in a worker of its own, without the model. Error: `build-bad-source`. */
  async read(file: Blob, name: string): Promise<ReadRecords> {
    const life = new WorkerLife<EmbedHost>(this.#options.worker(), EMBEDDER, () => undefined)
    const onClose = (): void => life.end('close() was called')
    this.#closing.signal.addEventListener('abort', onClose)
    try {
      return await life.ask((host) => host.read(file, name), READ_DEADLINE_MS)
    } catch (thrown) {
      throw thrown instanceof LifeEnded ? unavailable(thrown.message) : thrown
    } finally {
      this.#closing.signal.removeEventListener('abort', onClose)
      life.end('it has read the file')
    }
  }

  /** Ends the worker; calls that wait are rejected. Never throws. */
  close(): void {
    this.#closing.abort(new LifeEnded('close() was called'))
    this.#supervisor?.close()
  }

  async #encode(text: string, deadlineMs: number): Promise<Float32Array<ArrayBuffer>> {
    for (let attempt = 0; ; attempt++) {
      await this.load()
      try {
        const reply = await this.#supervisor?.call((host) => host.encode(text), true, deadlineMs)
        if (!reply) throw unavailable('it was closed')
        this.#recycleWhenDue(reply)
        return reply.vector
      } catch (thrown) {
        // Out of memory, or a runtime that has gone wrong: a fresh one may do.
        if (!hasCode(thrown, 'internal')) throw thrown
        this.#supervisor?.recycle(`it failed: ${thrown.message}`)
        if (attempt > 0) throw unavailable(thrown.message)
      }
    }
  }

  /** [EW6] */
  #recycleWhenDue({ calls, heapBytes }: EncodeReply): void {
    this.#heapAtFirst ??= heapBytes
    const { mostCalls = MOST_CALLS } = this.#options
    if (calls >= mostCalls) this.#supervisor?.recycle(`it has embedded ${calls} texts`)
    else if (heapBytes > 0 && heapBytes >= MOST_HEAP_GROWTH * this.#heapAtFirst)
      this.#supervisor?.recycle(`its memory has grown to ${heapBytes} bytes`)
  }

  #supervise(): Supervisor<EmbedHost> {
    this.#failure = undefined
    return new Supervisor<EmbedHost>({
      kind: EMBEDDER,
      worker: this.#options.worker,
      deadlineMs: this.#options.deadlineMs ?? DEADLINE_MS,
      open: (life, isFirst) => this.#open(life, isFirst),
      onReady: () => undefined,
      onRestart: (because) => this.#tell({ state: 'restarting', because }),
      onDown: (because) => {
        const { code, message } = this.#failure ?? unavailable(because)
        this.#tell({ state: 'failed', code, message })
      },
    })
  }

  async #open(life: WorkerLife<EmbedHost>, isFirst: boolean): Promise<void> {
    let lastPercent = -1
    const onProgress = (loadedBytes: number, totalBytes: number): void => {
      const percent = Math.floor((100 * loadedBytes) / totalBytes)
      if (!isFirst || percent <= lastPercent) return
      lastPercent = percent
      this.#tell({ state: 'loading', loadedBytes, totalBytes, percent })
    }
    try {
      const opened = await openEmbedder(life, this.#source, onProgress, this.#closing.signal)
      this.#heapAtFirst = undefined
      this.#failure = undefined
      this.#tell({ state: 'ready', ...opened })
    } catch (thrown) {
      this.#failure = thrown instanceof DocentError ? thrown : undefined
      throw thrown
    }
  }

  #tell(state: ModelState): void {
    this.#state = state
    if (!this.#closing.signal.aborted) this.#options.onState(state)
  }
}

/** The vector; or, when the signal comes first, `embed-cancelled`. */
function orCancelled<T>(vector: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(cancelled())
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    vector.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
