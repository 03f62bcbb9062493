/** ProfileFeatures: keeps every feature of a registry true to what was served and done. Seed: profile-features. */
import { alertsOf, nextDue } from '../features/feature-alerts.ts'
import type { FeatureAlert, FeaturesOptions, FeaturesView } from '../contracts/feature-view.ts'
import type { FeatureKeeper, FeatureNeeds } from './feature-keeper.ts'
import { type KeptFeatures, refreshed, stateOf } from '../features/freshness.ts'
import { keptOf, storedOf } from './kept-features.ts'
import { DocentError } from '../base/docent-error.ts'
import { FeatureRecords } from './feature-records.ts'
import type { FeatureStore } from '../ports/feature-store.ts'
import type { FeatureTimeline } from '../features/feature-timeline.ts'
import type { FeatureUses } from '../features/check-features.ts'
import { featuresView } from './features-view.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { LocalMinute } from '../features/local-minute.ts'
import type { OwnedStates } from '../contracts/profile-export.ts'
import type { ProfileFeature } from '../features/profile-feature.ts'
import type { ServedEntry } from '../ports/served-log.ts'

/** Under which the values of a visitor are kept. */
const STATE_KEY = 'profile-features'
/** Times as many records as at first, most of them out of every window, after which they are read anew. */
const OVERGROWN_FACTOR = 2
/** Records below which nothing is worth reading anew. */
const OVERGROWN_LEAST = 1000
/** Records that can be named behind one value. */
const MOST_BECAUSE = 100

export interface ProfileFeaturesParts {
  readonly features: readonly ProfileFeature[]
  /** Who takes up which features, for the dependency view; both checked by `checkFeatures`. */
  readonly usedBy: FeatureUses
  readonly store: FeatureStore
  readonly localMinute: LocalMinute
  /** [PF8] Tells what became stale or expired, each once. */
  readonly tell: (userId: string, alerts: readonly FeatureAlert[]) => void
  /** Asks for `check(userId)` at an instant (epoch ms), instead of the one asked for before. */
  readonly wakeAt: (userId: string, at: number) => void
}

/** What is in memory of one visitor. */
interface Held {
  readonly userId: string
  /** Undefined until it is needed: values younger than their TTL are given without a look at the events. */
  timeline: FeatureTimeline | undefined
  /** Records when the timeline was read. */
  readAtSize: number
  kept: KeptFeatures
  /** As KeptState has it. */
  isWhole: boolean
}

export class ProfileFeatures implements FeatureKeeper {
  readonly #parts: ProfileFeaturesParts
  readonly #needs: FeatureNeeds
  readonly #records: FeatureRecords
  /** With the windows that they really have. */
  readonly #features: readonly ProfileFeature[]
  readonly #held = new Map<string, Held>()
  /** The end of the line: lists are noted while events come in, and neither may see half of the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: ProfileFeaturesParts, needs: FeatureNeeds) {
    this.#parts = parts
    this.#needs = needs
    this.#records = new FeatureRecords(needs, parts.localMinute)
    const { windowDays } = needs.config
    this.#features = parts.features.map((one) => (one.windowDays <= windowDays ? one : { ...one, windowDays }))
  }

  noteServed(entry: ServedEntry): Promise<void> {
    return this.#note(entry.userId, (timeline) => timeline.add(this.#records.tipsOf(entry)))
  }

  noteEvents(userId: string, events: readonly InteractionEvent[]): Promise<void> {
    return this.#note(userId, (timeline) => timeline.add(this.#records.deedsOf(events)))
  }

  /** [PF7] Values of the TTL are given as they are; where one is stale or expired, all are counted again. */
  async read(
    userId: string,
    { because = 0, peek = false }: FeaturesOptions = {},
    stranger = false,
  ): Promise<FeaturesView> {
    checkBecause(because)
    return this.#inTurn(async () => {
      const now = this.#needs.clock.now()
      const common = { userId, features: this.#features, usedBy: this.#parts.usedBy, now }
      if (stranger) return featuresView({ ...common, kept: {}, newest: undefined })
      const held = await this.#hold(userId)
      const isFresh = held.isWhole && this.#isFresh(held.kept, now)
      const timeline = because > 0 || (!peek && !isFresh) ? await this.#counting(held) : held.timeline
      // A value that did not grow old is not kept again: reading then writes nothing.
      if (!peek && timeline) await this.#refresh(held, timeline, !isFresh)
      else timeline?.advance(now)
      return featuresView({ ...common, kept: held.kept, newest: because > 0 ? timeline?.newest(because) : undefined })
    })
  }

  /** [PF8] Tells what became stale or expired since it was last told. Called at the instant that `wakeAt` named. */
  check(userId: string): Promise<void> {
    return this.#inTurn(async () => {
      const held = await this.#hold(userId)
      const { kept } = held
      this.#alert(held)
      if (held.kept !== kept) await this.#save(held)
      this.#wake(held)
    })
  }

  recount(userId: string): Promise<void> {
    return this.#inTurn(async () => {
      const held = await this.#hold(userId)
      held.timeline = undefined
      await this.#refresh(held, await this.#counting(held), true)
    })
  }

  /** [PF11] Two tabs may have stored values that lack each other's events: they count as not whole from here on. */
  invalidate(userId: string): void {
    this.#held.delete(userId)
    this.#inTurn(async () => {
      const held = await this.#hold(userId)
      held.isWhole = false
      if (Object.keys(held.kept).length > 0) await this.#save(held)
    }).catch(() => undefined)
  }

  /** [RP2] */
  carryOut(userId: string): Promise<OwnedStates | undefined> {
    return this.#inTurn(async () => {
      const state = await this.#parts.store.get(userId, STATE_KEY)
      return state && { [STATE_KEY]: state }
    })
  }

  /** [RP2] */
  carryIn(userId: string, states: OwnedStates): Promise<void> {
    return this.#inTurn(async () => {
      const state = states[STATE_KEY]
      if (!state) return
      this.#held.delete(userId)
      await this.#parts.store.put(userId, STATE_KEY, state)
    })
  }

  erase(userId: string): Promise<number> {
    return this.#inTurn(async () => {
      const { kept } = await this.#hold(userId)
      this.#held.delete(userId)
      await this.#parts.store.clear(userId)
      return Object.keys(kept).length
    })
  }

  #note(userId: string, add: (timeline: FeatureTimeline) => void): Promise<void> {
    return this.#inTurn(async () => {
      const held = await this.#hold(userId)
      const timeline = await this.#counting(held)
      add(timeline)
      await this.#refresh(held, timeline, true)
    })
  }

  async #hold(userId: string): Promise<Held> {
    const known = this.#held.get(userId)
    if (known) return known
    const stored = await this.#parts.store.get(userId, STATE_KEY)
    const state = keptOf(stored, this.#features, this.#needs.catalog.version)
    const held: Held = { userId, timeline: undefined, readAtSize: 0, ...state }
    this.#held.set(userId, held)
    return held
  }

  /** The records, read from the stores where they are not in memory. Cost then: O(records · features). */
  async #counting(held: Held): Promise<FeatureTimeline> {
    const { timeline: before, readAtSize } = held
    const most = OVERGROWN_LEAST + OVERGROWN_FACTOR * readAtSize
    if (before && (before.size <= most || before.expired * OVERGROWN_FACTOR <= before.size)) return before
    const timeline = await this.#records.readAll(held.userId, this.#features)
    held.timeline = timeline
    held.readAtSize = timeline.size
    return timeline
  }

  async #refresh(held: Held, timeline: FeatureTimeline, isToKeep: boolean): Promise<void> {
    const now = this.#needs.clock.now()
    this.#alert(held)
    timeline.advance(now)
    const readings = [...timeline.read(this.#records.facts)]
    const { localMinute } = this.#parts
    held.kept = Object.fromEntries(
      readings.map(([name, reading]) => [name, refreshed(held.kept[name], reading, now, localMinute)]),
    )
    held.isWhole = true
    this.#alert(held)
    if (isToKeep) await this.#save(held)
    this.#wake(held)
  }

  #isFresh(kept: KeptFeatures, now: number): boolean {
    return this.#features.every((feature) => {
      const one = kept[feature.name]
      const state = one && stateOf(one, feature, now)
      return state === 'fresh' || state === 'empty'
    })
  }

  #alert(held: Held): void {
    const { kept, alerts } = alertsOf(this.#features, held.kept, this.#needs.clock.now())
    held.kept = kept
    if (alerts.length > 0) this.#parts.tell(held.userId, alerts)
  }

  #wake({ userId, kept }: Held): void {
    const due = nextDue(this.#features, kept, this.#needs.clock.now())
    if (due !== undefined) this.#parts.wakeAt(userId, due)
  }

  async #save(held: Held): Promise<void> {
    await this.#parts.store.put(held.userId, STATE_KEY, storedOf(held, this.#needs.catalog.version))
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }
}

function checkBecause(because: number): void {
  if (Number.isInteger(because) && because >= 0 && because <= MOST_BECAUSE) return
  const message = `Expected "because" to be a whole number from 0 to ${MOST_BECAUSE}, found ${because}.`
  throw new DocentError('options-invalid', message, { because })
}
