/** Supervisor: keeps one worker alive, and says plainly when it cannot. Only a page can start workers. */
import { LifeEnded, type Pingable, WorkerLife } from './worker-life.ts'
import { DocentError } from '../base/docent-error.ts'
import { MINUTE_MS } from '../base/time.ts'
import type { Remote } from 'comlink'
import type { Wire } from '../protocol/error-wire.ts'
import type { WorkerKind } from './worker-kind.ts'

/** As many deaths within a minute and nobody tries again. Source: storage note, section 5. */
const MOST_DEATHS = 3
/** Timeouts in a row, without any answer between, after which a worker counts as stuck though it answers pings. */
const MOST_TIMEOUTS = 3

/** Of a supervised worker. */
export type VaultState = 'starting' | 'ready' | 'restarting' | 'down' | 'closed'

export interface SupervisorOptions<Host extends Pingable> {
  readonly kind: WorkerKind
  readonly worker: () => Worker
  readonly deadlineMs: number
  /** Opens a fresh worker: everything that must be answered before it may be used. */
  readonly open: (life: WorkerLife<Host>, isFirst: boolean) => Promise<void>
  readonly onReady: () => void
  /** A worker ended and another is being started. */
  readonly onRestart?: (because: string) => void
  readonly onDown: (because: string) => void
}

export class Supervisor<Host extends Pingable> {
  readonly #options: SupervisorOptions<Host>
  #state: VaultState = 'starting'
  #because: string | undefined
  #life: WorkerLife<Host> | undefined
  #ready: Promise<WorkerLife<Host>>
  #deaths: readonly number[] = []
  #deathsInAll = 0
  #timeouts = 0

  constructor(options: SupervisorOptions<Host>) {
    this.#options = options
    this.#ready = this.#start(true)
    this.#ready.catch(() => undefined) // whoever waits for it hears of it; nobody need
  }

  /** What the worker is up to, and why, where it is not ready. */
  get state(): { readonly state: VaultState; readonly because?: string; readonly deaths: number } {
    const because = this.#state === 'ready' || this.#because === undefined ? {} : { because: this.#because }
    return { state: this.#state, deaths: this.#deathsInAll, ...because }
  }

  /** Settles when the worker is open for the first time, or never will be. */
  async started(): Promise<void> {
    await this.#ready
  }

  /**
   * [CL6] One call, within the deadline. When the worker dies under it, it is made once more if `again` is true: if
   * doing it twice is the same as doing it once. Errors: the kind's `unavailable` and `timeout`, what the worker answered.
   */
  async call<T>(
    verb: (host: Remote<Host>) => Promise<Wire<T>>,
    again: boolean,
    deadlineMs = this.#options.deadlineMs,
  ): Promise<T> {
    const { kind } = this.#options
    const endsAt = performance.now() + deadlineMs
    for (let attempt = 0; ; attempt++) {
      const life = await this.#whenReady(endsAt)
      try {
        const value = await life.ask(verb, Math.max(0, endsAt - performance.now()))
        this.#timeouts = 0
        return value
      } catch (thrown) {
        if (thrown instanceof LifeEnded) {
          if (again && attempt === 0) continue
          throw this.#unavailable(
            `The ${kind.name} ended during the call: ${thrown.message}. It is started again; call again.`,
          )
        }
        const timedOut = thrown instanceof DocentError && thrown.code === kind.codes.timeout
        this.#timeouts = timedOut ? this.#timeouts + 1 : 0
        if (this.#timeouts >= MOST_TIMEOUTS) life.end(`it is stuck: ${MOST_TIMEOUTS} calls in a row went unanswered`)
        throw thrown
      }
    }
  }

  /**
   * Ends a healthy worker and starts another: the memory of a WebAssembly module can only be given back so. Not a death.
   * Does nothing while none is ready. To be called between calls.
   */
  recycle(because: string): void {
    const life = this.#life
    if (this.#state !== 'ready' || life === undefined) return
    this.#life = undefined
    this.#restart(because)
    life.end(because)
  }

  close(): void {
    this.#state = 'closed'
    this.#because = 'close() was called'
    this.#ready = Promise.reject(this.#notThere())
    this.#ready.catch(() => undefined)
    this.#life?.end(this.#because)
  }

  /** The open worker; one that is being started is waited for, as long as the deadline allows. */
  #whenReady(endsAt: number): Promise<WorkerLife<Host>> {
    return new Promise((resolve, reject) => {
      const late = (): void =>
        reject(this.#unavailable(`The ${this.#options.kind.name} is still being started. Try again in a moment.`))
      const timer = setTimeout(late, Math.max(0, endsAt - performance.now()))
      this.#ready.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }

  async #start(isFirst: boolean): Promise<WorkerLife<Host>> {
    while (this.#isWanted()) {
      try {
        const life = this.#spawn()
        await this.#open(life, isFirst)
        if (this.#life !== life) continue
        life.watch()
        this.#state = 'ready'
        this.#timeouts = 0
        this.#options.onReady()
        return life
      } catch (thrown) {
        if (thrown instanceof LifeEnded) continue
        const error = thrown instanceof DocentError ? thrown : this.#unavailable(`No worker: ${String(thrown)}`, thrown)
        this.#goDown(error.message)
        this.#life?.end(error.message)
        throw isFirst ? error : this.#notThere(error)
      }
    }
    throw this.#notThere()
  }

  /** A worker that does not open in time hangs. */
  async #open(life: WorkerLife<Host>, isFirst: boolean): Promise<void> {
    try {
      await this.#options.open(life, isFirst)
    } catch (thrown) {
      if (!(thrown instanceof DocentError && thrown.code === this.#options.kind.codes.timeout)) throw thrown
      life.end('it did not open in time')
      throw new LifeEnded(thrown.message)
    }
  }

  #spawn(): WorkerLife<Host> {
    const { worker, kind } = this.#options
    const life: WorkerLife<Host> = new WorkerLife<Host>(worker(), kind, (because) => this.#onEnd(life, because))
    this.#life = life
    return life
  }

  /** [CL7] */
  #onEnd(life: WorkerLife<Host>, because: string): void {
    if (this.#life !== life) return
    this.#life = undefined
    if (!this.#isWanted()) return
    const wasReady = this.#state === 'ready'
    const now = performance.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < MINUTE_MS), now]
    this.#deathsInAll++
    if (this.#deaths.length >= MOST_DEATHS) this.#goDown(because)
    if (wasReady) this.#restart(because) // else #start is at work and sees it
    else if (this.#isWanted()) this.#tellRestart(because)
  }

  #restart(because: string): void {
    if (this.#isWanted()) this.#tellRestart(because)
    this.#ready = this.#start(false)
    this.#ready.catch(() => undefined)
  }

  #tellRestart(because: string): void {
    this.#state = 'restarting'
    this.#because = because
    this.#options.onRestart?.(because)
  }

  #isWanted(): boolean {
    return this.#state !== 'closed' && this.#state !== 'down'
  }

  #goDown(because: string): void {
    this.#state = 'down'
    this.#because = because
    this.#options.onDown(because)
  }

  #notThere(cause?: unknown): DocentError {
    const { name, whenClosed, whenDown } = this.#options.kind
    const closed = this.#state === 'closed'
    const found = closed
      ? 'a closed one'
      : `one that ended ${this.#deathsInAll} times, at last because ${this.#because}`
    const todo = closed ? whenClosed : whenDown
    return this.#unavailable(`Expected a running ${name} worker, found ${found}. ${todo}`, cause)
  }

  #unavailable(message: string, cause?: unknown): DocentError {
    return new DocentError(this.#options.kind.codes.unavailable, message, {}, cause)
  }
}
