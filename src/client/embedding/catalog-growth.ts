/** CatalogGrowth: embeds the texts of an imported catalog in the background, one at a time, until all have a vector. */
import type { GrowthStatus } from '../../contracts/host-replies.ts'
import type { EmbeddedText, TextToEmbed } from '../../protocol/vault-host.ts'
import { SECOND_MS } from '../../base/time.ts'
import { inOneTab } from './in-one-tab.ts'
import { RateMeter } from './rate-meter.ts'
import { TextAttempts } from './text-attempts.ts'
import { Wait } from './wait.ts'

export interface CatalogGrowthOptions {
  /** The import's verbs; the calls may reject, and are made again. */
  readonly vault: {
    textsToEmbed(limit: number): Promise<readonly TextToEmbed[]>
    addVectors(entries: readonly EmbeddedText[]): Promise<GrowthStatus>
  }
  /** Loads the model when it is first asked. */
  readonly embedder: { encode(text: string, options: { readonly signal: AbortSignal }): Promise<Float32Array> }
  /** Called with every change, at most some times a second. */
  readonly tell: (status: GrowthStatus) => void
  /** Of all tabs of an origin that grow a catalog of this name, one works at a time: the name of the database. */
  readonly name: string
  /** Ms to wait after a first failure; doubled after each in a row. */
  readonly firstWaitMs?: number
}

/** Texts asked for at a time. */
const READ_AHEAD = 32
/** Vectors are handed over this often: each time, the signals of the visitor are made anew. */
const HAND_OVER_MS = SECOND_MS
const FIRST_WAIT_MS = 5 * SECOND_MS
const LONGEST_WAIT_MS = 300 * SECOND_MS
export class CatalogGrowth {
  readonly #options: CatalogGrowthOptions
  readonly #rate = new RateMeter()
  readonly #wait = new Wait()
  #status: GrowthStatus
  #run: AbortController | undefined
  /** [GC10] The end of the line of runs: a new one begins when the one before has handed over what it had. */
  #turn: Promise<void> = Promise.resolve()
  #isClosed = false
  readonly #attempts = new TextAttempts()
  #failuresInARow = 0

  /** `growth`: what the vault says of the import. Does nothing before `resume`. */
  constructor(options: CatalogGrowthOptions, growth: GrowthStatus) {
    this.#options = options
    this.#status = growth.state === 'done' ? growth : { ...growth, state: 'paused' }
  }

  get status(): GrowthStatus {
    return this.#status
  }

  /** [GC9] Starts or goes on; texts that were left out are tried again. Does nothing when it runs, is done or closed. */
  resume(): void {
    if (this.#isClosed || this.#run || this.#status.state === 'done') return
    const run = new AbortController()
    this.#run = run
    this.#attempts.clear()
    this.#tell({ state: 'embedding' })
    this.#turn = this.#turn
      .then(() => this.#work(run.signal))
      .finally(() => {
        if (this.#run === run) this.#run = undefined
      })
  }

  /** [GC9] Stops at once; what was embedded is handed over. */
  pause(): void {
    if (!this.#run) return
    this.#end()
    this.#tell({ state: 'paused' })
  }

  /** To be called when the model became ready: a wait for it ends. */
  modelReady(): void {
    this.#wait.end()
  }

  /** Stops for good and tells nothing more. Resolves when what was embedded is handed over. Never rejects. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#end()
    await this.#turn
  }

  #end(): void {
    this.#run?.abort()
    this.#run = undefined
    this.#wait.end()
  }

  async #work(signal: AbortSignal): Promise<void> {
    const onQueued = (): void => this.#tell({ state: 'waiting', because: 'another tab is embedding it' }, signal)
    await inOneTab(`docent-growth:${this.#options.name}`, signal, onQueued, async () => {
      while (!signal.aborted && this.#status.state !== 'done') {
        try {
          if (!(await this.#embedSome(signal))) return
          this.#failuresInARow = 0
        } catch (thrown) {
          if (signal.aborted) return
          await this.#sitOut(thrown, signal)
        }
      }
    })
  }

  /** Embeds what the vault asks for next; false when there is nothing left that can be embedded. */
  async #embedSome(signal: AbortSignal): Promise<boolean> {
    const { vault } = this.#options
    const { leftOut } = this.#attempts
    const asked = await vault.textsToEmbed(READ_AHEAD + leftOut)
    const texts = asked.filter(({ contentId }) => !this.#attempts.isLeftOut(contentId))
    if (texts.length === 0) {
      // Without vectors: to hear that it is done, where another tab has embedded the last.
      const growth = await vault.addVectors([])
      const because = `${leftOut === 1 ? 'one text' : `${leftOut} texts`} could not be embedded`
      this.#tell(growth.state === 'done' ? growth : { ...growth, state: 'waiting', because }, signal)
      return false
    }
    await this.#embed(texts, signal)
    return true
  }

  async #embed(texts: readonly TextToEmbed[], signal: AbortSignal): Promise<void> {
    let ready: EmbeddedText[] = []
    let handedOverAt = performance.now()
    try {
      for (const { contentId, text } of texts) {
        ready.push({ contentId, vector: await this.#encode(contentId, text, signal) })
        this.#rate.step(performance.now())
        if (performance.now() - handedOverAt < HAND_OVER_MS) continue
        const entries = ready
        ready = []
        await this.#handOver(entries, signal)
        handedOverAt = performance.now()
      }
    } finally {
      // Also when a text failed or somebody paused: what is done is done.
      if (ready.length > 0) await this.#handOver(ready, signal)
    }
  }

  async #encode(contentId: string, text: string, signal: AbortSignal): Promise<Float32Array> {
    try {
      return await this.#options.embedder.encode(text, { signal })
    } catch (thrown) {
      if (!signal.aborted) this.#attempts.failed(contentId, thrown)
      throw thrown
    }
  }

  async #handOver(entries: readonly EmbeddedText[], signal: AbortSignal): Promise<void> {
    const { embedded, total, state } = await this.#options.vault.addVectors(entries)
    this.#tell({ embedded, total, state }, signal)
  }

  /** [GC9] Waits until the model is ready, or some time, longer after each failure in a row. */
  async #sitOut(thrown: unknown, signal: AbortSignal): Promise<void> {
    const because = thrown instanceof Error ? thrown.message : String(thrown)
    this.#tell({ state: 'waiting', because }, signal)
    const { firstWaitMs = FIRST_WAIT_MS } = this.#options
    await this.#wait.begin(Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** this.#failuresInARow++), signal)
    this.#tell({ state: 'embedding' }, signal)
  }

  /** A run that was ended has no say in the state any more, only in what is embedded. */
  #tell(change: Partial<GrowthStatus>, by?: AbortSignal): void {
    if (this.#isClosed) return
    const { embedded, total } = { ...this.#status, ...change }
    const isEnded = by?.aborted === true && change.state !== 'done'
    const { state, because } = isEnded ? this.#status : { state: this.#status.state, ...change }
    const perSecond = this.#rate.perSecond()
    this.#status = {
      state,
      embedded,
      total,
      ...(perSecond === undefined ? {} : { perSecond }),
      ...(because === undefined ? {} : { because }),
    }
    this.#options.tell(this.#status)
  }
}
