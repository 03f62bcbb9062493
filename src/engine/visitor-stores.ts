/** VisitorStores: a visitor's signals, preferences and served history as the pipeline and the engine see them. */
import { noPreferences, type Preferences } from '../contracts/preferences.ts'
import type { Components } from './components.ts'
import { DAY_MS } from '../base/time.ts'
import type { FeatureKeeper } from './feature-keeper.ts'
import type { ServedEntry } from '../ports/served-log.ts'
import type { UserModelUpdater } from './user-model-updater.ts'
import type { UserSignals } from '../contracts/user-signals.ts'
import type { VisitStores } from '../pipeline/visit.ts'

type Needs = Pick<Components, 'config' | 'preferencesStore' | 'servedLog' | 'onlyUserId'>

export class VisitorStores implements VisitStores {
  readonly #needs: Needs
  readonly #updater: UserModelUpdater
  readonly #features: FeatureKeeper | undefined
  readonly #preferences = new Map<string, Preferences>()

  constructor(needs: Needs, updater: UserModelUpdater, features?: FeatureKeeper) {
    this.#needs = needs
    this.#updater = updater
    this.#features = features
  }

  /** [EN6] One active profile: another user id is answered as a visitor without a history and stores nothing. */
  isActive(userId: string): boolean {
    return this.#needs.onlyUserId === undefined || this.#needs.onlyUserId === userId
  }

  async signals(userId: string, now: number): Promise<UserSignals> {
    return this.isActive(userId) ? this.#updater.current(userId, now) : this.#updater.build(userId, [], now)
  }

  async preferences(userId: string): Promise<Preferences> {
    if (!this.isActive(userId)) return noPreferences(userId)
    const held = this.#preferences.get(userId)
    if (held) return held
    const stored = (await this.#needs.preferencesStore.get(userId)) ?? noPreferences(userId)
    this.#preferences.set(userId, stored)
    return stored
  }

  async putPreferences(preferences: Preferences): Promise<void> {
    await this.#needs.preferencesStore.put(preferences)
    this.#preferences.set(preferences.userId, preferences)
  }

  async served(userId: string): Promise<readonly ServedEntry[]> {
    return this.isActive(userId) ? this.#needs.servedLog.fetch(userId) : []
  }

  async recordServed(entry: ServedEntry): Promise<void> {
    if (!this.isActive(entry.userId)) return
    await this.#needs.servedLog.record(entry, entry.at - this.#needs.config.config.windowDays * DAY_MS)
    await this.#features?.noteServed(entry)
  }

  invalidate(userId: string): void {
    this.#preferences.delete(userId)
    this.#updater.invalidate(userId)
  }
}
