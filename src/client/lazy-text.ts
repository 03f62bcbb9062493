/** LazyText: the page's verbs about text, whose code is fetched when one of them is first used. */
import type { AskSearchOptions } from './text/ask-search.ts'
import { DocentError } from '../base/docent-error.ts'
import { Lazily } from './lazily.ts'
import type { ImportReply } from './docent-catalog.ts'
import type { LoadedCatalog } from './catalog-loader.ts'
import type { ModelState } from '../protocol/embed-host.ts'
import type { SearchResult } from '../contracts/search-result.ts'
import type { TextOptions, TextParts } from './text/open-text.ts'
import type { TrackOptions } from './raw-event.ts'

export class LazyText {
  readonly #options: TextOptions
  #state: ModelState
  readonly #parts: Lazily<TextParts>

  constructor(options: TextOptions) {
    this.#state = { state: options.embedWorker ? 'idle' : 'absent' }
    this.#options = {
      ...options,
      tell: (event) => {
        if (event.type === 'model') this.#state = event.state
        options.tell(event)
      },
    }
    this.#parts = new Lazily(async () => {
      const { openText } = await import('./text/open-text.ts').catch((thrown: unknown) => {
        throw noCode(thrown)
      })
      return openText(this.#options)
    })
  }

  /** [CL13] Of the text model. Absent is a state, not an error. */
  get state(): ModelState {
    return this.#state
  }

  async loadModel(): Promise<ModelState> {
    if (this.#state.state === 'absent') return this.#state
    return this.#parts.open().then(
      (parts) => parts.loadModel(),
      ({ code, message }: DocentError) => ({ state: 'failed', code, message }),
    )
  }

  /** Without its code, which a page that lost its network cannot fetch, the search is by words and says so. */
  async search(text: string, asked: AskSearchOptions): Promise<SearchResult> {
    const parts = await this.#parts.open().catch(() => undefined)
    if (parts) return parts.search(text, asked)
    const { signal: _signal, onResult, ...options } = asked
    const result = await this.#options.vault.call((host) => host.search(text, options))
    const { state } = result.meaning
    const told: SearchResult =
      state === 'off' ? result : { ...result, meaning: { state: 'failed', because: 'embed-unavailable' } }
    onResult?.(told)
    return told
  }

  /** [CL16] Notes what was searched for, with its meaning where the model is ready to give it. Never throws. */
  query(text: string, options?: TrackOptions): void {
    const parts = this.#parts.now
    if (parts && this.#state.state === 'ready') parts.queries.add(text, options)
    else this.#options.track('search_performed', { query: text }, options)
  }

  async import(file: Blob, name: string | undefined): Promise<ImportReply> {
    return (await this.#parts.open()).imports.import(file, name)
  }

  pause(): void {
    this.#parts.now?.imports.pause()
  }

  resume(): void {
    this.#parts.now?.imports.resume()
  }

  async restore(): Promise<LoadedCatalog> {
    return (await this.#parts.open()).imports.restore()
  }

  async catalogStatus(): Promise<LoadedCatalog> {
    return this.#parts.now?.imports.status() ?? this.#options.vault.catalog()
  }

  /** Goes on with an import that an earlier page began. */
  goOn(): void {
    this.#goOn().catch(() => undefined)
  }

  /** Tracks the queries whose meaning is still being found out, as they stand. */
  releaseQueries(): void {
    this.#parts.now?.queries.release()
  }

  discardQueries(): void {
    this.#parts.now?.queries.discard()
  }

  close(): void {
    this.#parts.now?.close()
  }

  async #goOn(): Promise<void> {
    const { from, growth } = await this.#options.vault.catalog()
    if (from === 'import' && growth) (await this.#parts.open()).imports.goOn(growth)
  }
}

function noCode(cause: unknown): DocentError {
  const message = 'Expected the code that understands text, found no answer. Connect to the network and try again.'
  return new DocentError('embed-unavailable', message, {}, cause)
}
