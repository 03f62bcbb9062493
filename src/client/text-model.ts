/** TextModel: the page's end of the embed worker, which is neither loaded nor started before text must be understood. */
import type { Embedder } from './embedding/embedder.ts'
import type { ModelState } from '../protocol/embed-host.ts'
import { DocentError } from '../base/docent-error.ts'

/** The runtime's WebAssembly lies beside the folders of models. */
const RUNTIME = '../ort-wasm-simd-threaded.wasm'

export interface TextModelOptions {
  readonly embedWorker: (() => Worker) | undefined
  /** Folder of the model's files, relative to the page. */
  readonly model: string | URL
  readonly runtime: string | URL | undefined
  readonly tell: (state: ModelState) => void
}

export class TextModel {
  readonly #options: TextModelOptions
  #state: ModelState
  #embedder: Promise<Embedder> | undefined

  constructor(options: TextModelOptions) {
    this.#options = options
    this.#state = { state: options.embedWorker ? 'idle' : 'absent' }
  }

  /** [CL13] Absent is a state, not an error. */
  get state(): ModelState {
    return this.#state
  }

  /** Loads and opens the model; settles in the state that came of it. Never rejects. */
  async load(): Promise<ModelState> {
    if (this.#state.state !== 'absent')
      await this.embedder()
        .then((embedder) => embedder.load())
        .catch(() => undefined)
    return this.#state
  }

  /** A unit vector of `text`. Errors: `embed-unavailable` without a worker, and those of the Embedder. */
  async encode(text: string, options: { readonly signal?: AbortSignal } = {}): Promise<Float32Array> {
    return (await this.embedder()).encode(text, options)
  }

  /** The worker's supervisor, its code fetched now where it was not yet. Error: `embed-unavailable` without a worker. */
  embedder(): Promise<Embedder> {
    const { embedWorker, model, runtime, tell } = this.#options
    if (!embedWorker) {
      const todo = 'Give createDocent({ embedWorker }) to understand text on this page.'
      return Promise.reject(new DocentError('embed-unavailable', `Expected an embed worker, found none. ${todo}`))
    }
    this.#embedder ??= import('./embedding/embedder.ts').then(({ Embedder: EmbedderClass }) => {
      const folder = asFolder(model)
      return new EmbedderClass({
        worker: embedWorker,
        model: folder,
        runtime: runtime === undefined ? new URL(RUNTIME, folder) : new URL(runtime, document.baseURI),
        onState: (state) => {
          this.#state = state
          tell(state)
        },
      })
    })
    return this.#embedder
  }

  /** Ends the worker. Never throws. */
  close(): void {
    void this.#embedder?.then((embedder) => embedder.close()).catch(() => undefined)
  }
}

function asFolder(model: string | URL): URL {
  const url = new URL(model, document.baseURI)
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url
}
