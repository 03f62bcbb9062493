/** UserModelUpdater: keeps UserSignals true to the event buffer. Seed: orchestration, updater. */
import { buildUserSignals } from '../signals/signal-builder.ts'
import { openSignalState, type SignalState } from '../signals/signal-state.ts'
import type { Components } from './components.ts'
import type { ContentStore } from '../ports/content-store.ts'
import { SECOND_MS } from '../base/time.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import { pruneBefore } from '../signals/event-window.ts'
import type { UserSignals } from '../contracts/user-signals.ts'

type Needs = Pick<Components, 'config' | 'eventBuffer' | 'modelStore'>

export class UserModelUpdater {
  readonly #needs: Needs
  readonly #catalog: ContentStore
  readonly #states = new Map<string, SignalState>()
  readonly #current = new Map<string, UserSignals>()

  constructor(needs: Needs, catalog: ContentStore) {
    this.#needs = needs
    this.#catalog = catalog
  }

  /** [SG10] Signals of a given sequence of events: pure, whatever their order. */
  build(userId: string, events: readonly InteractionEvent[], now: number): UserSignals {
    return buildUserSignals({ userId, events, catalog: this.#catalog, config: this.#needs.config.config, now })
  }

  /** [EN3] Rebuilds from the buffer and persists. */
  async refresh(userId: string, now: number): Promise<UserSignals> {
    this.#states.delete(userId)
    return this.#keep((await this.#state(userId, now)).signals(now), now)
  }

  /** Stores events, folds the new ones in, persists. Events of the window are never lost when folding is not possible. */
  async append(userId: string, events: readonly InteractionEvent[], now: number): Promise<readonly string[]> {
    const { eventBuffer, config } = this.#needs
    const state = await this.#state(userId, now)
    const cutoff = pruneBefore([...state.events(), ...events], now, config.config.windowDays)
    const { added } = await eventBuffer.append(events, cutoff)
    const isNew = new Set(added)
    state.fold(
      events.filter((event) => isNew.has(event.id)),
      now,
    )
    state.prune(cutoff) // after the fold: what came in may itself be older than the cutoff
    await this.#keep(state.signals(now), now)
    return added
  }

  /** Every event that is held, those that do not count now included. */
  async events(userId: string, now: number): Promise<readonly InteractionEvent[]> {
    return (await this.#state(userId, now)).events()
  }

  /** [EN4] The signals to serve by: never of another catalog, never older than the TTL. */
  async current(userId: string, now: number): Promise<UserSignals> {
    const held = this.#current.get(userId) ?? (await this.#needs.modelStore.getSignals(userId, now))
    if (held && this.#isFresh(held, now)) {
      this.#current.set(userId, held)
      return held
    }
    return this.refresh(userId, now)
  }

  /** Forgets what is held in memory, so that the next read comes from the stores. */
  invalidate(userId: string): void {
    this.#states.delete(userId)
    this.#current.delete(userId)
  }

  #isFresh(signals: UserSignals, now: number): boolean {
    const age = Math.abs(now - signals.builtAt) // a clock that jumped back makes signals of the future: as stale
    return signals.catalogVersion === this.#catalog.version && age < this.#needs.config.config.ttlSeconds * SECOND_MS
  }

  async #state(userId: string, now: number): Promise<SignalState> {
    const held = this.#states.get(userId)
    if (held) return held
    const events = await this.#needs.eventBuffer.fetchEvents(userId)
    const { config } = this.#needs.config
    const state = openSignalState({ userId, events, catalog: this.#catalog, config, now })
    this.#states.set(userId, state)
    return state
  }

  async #keep(signals: UserSignals, now: number): Promise<UserSignals> {
    this.#current.set(signals.userId, signals)
    await this.#needs.modelStore.saveSignals(signals, now)
    return signals
  }
}
