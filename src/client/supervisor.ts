/** Supervisor: keeps one vault worker alive, and says plainly when it cannot. Only a page can start workers. */
import { LifeEnded, VaultLife } from './vault-life.ts'
import { DocentError } from '../base/docent-error.ts'
import { MINUTE_MS } from '../base/time.ts'
import type { Remote } from 'comlink'
import type { VaultHost } from '../protocol/vault-host.ts'
import type { Wire } from '../protocol/error-wire.ts'

/** As many deaths within a minute and nobody tries again. Source: storage note, section 5. */
const MOST_DEATHS = 3
/** Timeouts in a row, without any answer between, after which a vault counts as stuck though it answers pings. */
const MOST_TIMEOUTS = 3

export type VaultState = 'starting' | 'ready' | 'restarting' | 'down' | 'closed'

export interface SupervisorOptions {
  readonly worker: () => Worker
  readonly deadlineMs: number
  /** Opens a fresh worker: everything that must be answered before it may be used. */
  readonly open: (life: VaultLife, isFirst: boolean) => Promise<void>
  readonly onReady: () => void
  readonly onDown: (because: string) => void
}

export class Supervisor {
  readonly #options: SupervisorOptions
  #state: VaultState = 'starting'
  #because: string | undefined
  #life: VaultLife | undefined
  #ready: Promise<VaultLife>
  #deaths: readonly number[] = []
  #deathsInAll = 0
  #timeouts = 0

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#ready = this.#start(true)
    this.#ready.catch(() => undefined) // whoever waits for it hears of it; nobody need
  }

  /** What the vault is up to, and why, where it is not ready. */
  get state(): { readonly state: VaultState; readonly because?: string; readonly deaths: number } {
    const because = this.#state === 'ready' || this.#because === undefined ? {} : { because: this.#because }
    return { state: this.#state, deaths: this.#deathsInAll, ...because }
  }

  /** Settles when the vault is open for the first time, or never will be. */
  async started(): Promise<void> {
    await this.#ready
  }

  /**
   * [CL6] One call, within the deadline. When the worker dies under it, it is made once more if `again` is true: if
   * doing it twice is the same as doing it once. Errors: `vault-unavailable`, `vault-timeout`, what the vault answered.
   */
  async call<T>(verb: (host: Remote<VaultHost>) => Promise<Wire<T>>, again: boolean): Promise<T> {
    const endsAt = performance.now() + this.#options.deadlineMs
    for (let attempt = 0; ; attempt++) {
      const life = await this.#whenReady(endsAt)
      try {
        const value = await life.ask(verb, Math.max(0, endsAt - performance.now()))
        this.#timeouts = 0
        return value
      } catch (thrown) {
        if (thrown instanceof LifeEnded) {
          if (again && attempt === 0) continue
          throw unavailable(`The vault ended during the call: ${thrown.message}. It is started again; call again.`)
        }
        const timedOut = thrown instanceof DocentError && thrown.code === 'vault-timeout'
        this.#timeouts = timedOut ? this.#timeouts + 1 : 0
        if (this.#timeouts >= MOST_TIMEOUTS) life.end(`it is stuck: ${MOST_TIMEOUTS} calls in a row went unanswered`)
        throw thrown
      }
    }
  }

  close(): void {
    this.#state = 'closed'
    this.#because = 'close() was called'
    this.#ready = Promise.reject(this.#notThere())
    this.#ready.catch(() => undefined)
    this.#life?.end(this.#because)
  }

  /** The open vault; a vault that is being started is waited for, as long as the deadline allows. */
  #whenReady(endsAt: number): Promise<VaultLife> {
    return new Promise((resolve, reject) => {
      const late = (): void => reject(unavailable('The vault is still being started. Try again in a moment.'))
      const timer = setTimeout(late, Math.max(0, endsAt - performance.now()))
      this.#ready.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }

  async #start(isFirst: boolean): Promise<VaultLife> {
    while (this.#state !== 'closed' && this.#state !== 'down') {
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
        const error = thrown instanceof DocentError ? thrown : unavailable(`No worker: ${String(thrown)}`, thrown)
        this.#goDown(error.message)
        this.#life?.end(error.message)
        throw isFirst ? error : this.#notThere(error)
      }
    }
    throw this.#notThere()
  }

  /** A worker that does not open in time hangs. */
  async #open(life: VaultLife, isFirst: boolean): Promise<void> {
    try {
      await this.#options.open(life, isFirst)
    } catch (thrown) {
      if (!(thrown instanceof DocentError && thrown.code === 'vault-timeout')) throw thrown
      life.end('it did not open in time')
      throw new LifeEnded(thrown.message)
    }
  }

  #spawn(): VaultLife {
    const life: VaultLife = new VaultLife(this.#options.worker(), (because) => this.#onEnd(life, because))
    this.#life = life
    return life
  }

  /** [CL7] */
  #onEnd(life: VaultLife, because: string): void {
    if (this.#life !== life) return
    this.#life = undefined
    if (this.#state === 'closed' || this.#state === 'down') return
    const wasReady = this.#state === 'ready'
    const now = performance.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < MINUTE_MS), now]
    this.#deathsInAll++
    this.#because = because
    if (this.#deaths.length >= MOST_DEATHS) this.#goDown(because)
    else this.#state = 'restarting'
    if (!wasReady) return // #start is at work and sees it
    this.#ready = this.#start(false)
    this.#ready.catch(() => undefined)
  }

  #goDown(because: string): void {
    this.#state = 'down'
    this.#because = because
    this.#options.onDown(because)
  }

  #notThere(cause?: unknown): DocentError {
    const closed = this.#state === 'closed'
    const found = closed
      ? 'a closed one'
      : `one that ended ${this.#deathsInAll} times, at last because ${this.#because}`
    const todo = closed ? 'Call createDocent() again.' : 'Reload the page; tracked events wait until then.'
    return unavailable(`Expected a running vault worker, found ${found}. ${todo}`, cause)
  }
}

function unavailable(message: string, cause?: unknown): DocentError {
  return new DocentError('vault-unavailable', message, {}, cause)
}
