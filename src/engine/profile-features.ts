/** ProfileFeatures: keeps every feature of a registry true to what was served and done. Seed: profile-features. */
import type { FeatureAlert, FeaturesOptions, FeaturesView } from '../contracts/feature-view.ts'
import { deedOf, tipsOf } from '../features/feature-record.ts'
import { alertsAt, dueAt, type KeptFeature, refreshed, stateOf } from '../features/freshness.ts'
import { emptyTally, tallied } from '../signals/engagement-tally.ts'
import type { FeatureKeeper, FeatureNeeds } from './feature-keeper.ts'
import type { FeatureUses } from '../features/check-features.ts'
import { type KeptFeatures, keptOf, storedOf } from './kept-features.ts'
import type { CatalogFacts, ProfileFeature } from '../features/profile-feature.ts'
import type { Content } from '../contracts/content.ts'
import { DocentError } from '../base/docent-error.ts'
import type { FeatureStore } from '../ports/feature-store.ts'
import { FeatureTimeline } from '../features/feature-timeline.ts'
import { featuresView } from './features-view.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { Judge } from '../features/reactions.ts'
import type { LocalMinute } from '../features/local-minute.ts'
import type { ServedEntry } from '../ports/served-log.ts'
import { scoreTally } from '../signals/engagement.ts'

/** Under which the values of a visitor are kept. */
const STATE_KEY = 'profile-features'
/** Times as many records as at first, most of them out of every window, after which they are read anew. */
const OVERGROWN_FACTOR = 2
/** Records that can be named behind one value. */
const MOST_BECAUSE = 100
/** Records below which nothing is worth reading anew. */
const OVERGROWN_LEAST = 1000

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
  /** Undefined until it is needed: values younger than their TTL are given without a look at the events. */
  timeline: FeatureTimeline | undefined
  /** Records when the timeline was read. */
  readAtSize: number
  kept: KeptFeatures
}

export class ProfileFeatures implements FeatureKeeper {
  readonly #parts: ProfileFeaturesParts
  readonly #needs: FeatureNeeds
  /** Made when they are first needed: every content is looked at. */
  #facts: CatalogFacts | undefined
  readonly #held = new Map<string, Held>()
  /** The end of the line: lists are noted while events come in, and neither may see half of the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: ProfileFeaturesParts, needs: FeatureNeeds) {
    this.#parts = parts
    this.#needs = needs
  }

  noteServed(entry: ServedEntry): Promise<void> {
    return this.#inTurn(async () => {
      const { held, timeline } = await this.#counting(entry.userId)
      timeline.add(tipsOf(entry, this.#find, this.#parts.localMinute))
      await this.#refresh(entry.userId, held, timeline)
    })
  }

  noteEvents(userId: string, events: readonly InteractionEvent[]): Promise<void> {
    return this.#inTurn(async () => {
      const { held, timeline } = await this.#counting(userId)
      timeline.add(this.#deedsOf(events))
      await this.#refresh(userId, held, timeline)
    })
  }

  /** [PF7] Values of the TTL are given as they are; a stale or expired one is computed again, with all others. */
  async read(userId: string, options: FeaturesOptions = {}, stranger = false): Promise<FeaturesView> {
    checkOptions(options)
    return this.#inTurn(async () => {
      const now = this.#needs.clock.now()
      if (stranger) return this.#view(userId, {}, now, options)
      const held = await this.#hold(userId)
      const isFresh = this.#lengths().every((feature) => {
        const kept = held.kept[feature.name]
        return kept !== undefined && ['fresh', 'empty'].includes(stateOf(kept, feature, now))
      })
      const isAsked = options.because !== undefined && options.because > 0
      if (options.peek) {
        if (isAsked) (await this.#counting(userId)).timeline.advance(now)
      } else if (isAsked || held.timeline || !isFresh) {
        const { timeline } = await this.#counting(userId)
        await this.#refresh(userId, held, timeline, !isFresh)
      }
      return this.#view(userId, held.kept, now, options, held.timeline)
    })
  }

  /** [PF8] Tells what became stale or expired since it was last told. Called at the instant that `wakeAt` named. */
  check(userId: string): Promise<void> {
    return this.#inTurn(async () => {
      const held = await this.#hold(userId)
      const now = this.#needs.clock.now()
      if (this.#alert(userId, held, now)) await this.#save(userId, held)
      this.#wake(userId, held, now)
    })
  }

  recount(userId: string): Promise<void> {
    return this.#inTurn(async () => {
      const held = await this.#hold(userId)
      held.timeline = undefined
      const { timeline } = await this.#counting(userId)
      await this.#refresh(userId, held, timeline)
    })
  }

  invalidate(userId: string): void {
    this.#held.delete(userId)
  }

  erase(userId: string): Promise<number> {
    return this.#inTurn(async () => {
      const { kept } = await this.#hold(userId)
      this.#held.delete(userId)
      await this.#parts.store.clear(userId)
      return Object.keys(kept).length
    })
  }

  async #hold(userId: string): Promise<Held> {
    const held = this.#held.get(userId)
    if (held) return held
    const stored = await this.#parts.store.get(userId, STATE_KEY)
    const kept = keptOf(stored, this.#parts.features, this.#needs.catalog.version)
    const fresh: Held = { timeline: undefined, readAtSize: 0, kept }
    this.#held.set(userId, fresh)
    return fresh
  }

  /** With the records counted, read from the stores where they are not in memory. Cost then: O(records · features). */
  async #counting(userId: string): Promise<{ readonly held: Held; readonly timeline: FeatureTimeline }> {
    const held = await this.#hold(userId)
    const { timeline: before } = held
    const isOvergrown =
      before !== undefined &&
      before.size > OVERGROWN_LEAST + OVERGROWN_FACTOR * held.readAtSize &&
      before.expired > before.size / OVERGROWN_FACTOR
    if (before && !isOvergrown) return { held, timeline: before }
    const { features, localMinute } = this.#parts
    const { config } = this.#needs
    const [events, served] = await Promise.all([this.#needs.events(userId), this.#needs.served(userId)])
    const timeline = new FeatureTimeline({
      features,
      windowDays: config.windowDays,
      judge: judgeBy(config),
      localMinute,
    })
    timeline.add([...served.flatMap((entry) => tipsOf(entry, this.#find, localMinute)), ...this.#deedsOf(events)])
    held.timeline = timeline
    held.readAtSize = timeline.size
    return { held, timeline }
  }

  /** Values that did not grow old and that nothing happened to need not be kept again: reading then writes nothing. */
  async #refresh(userId: string, held: Held, timeline: FeatureTimeline, isToKeep = true): Promise<void> {
    const now = this.#needs.clock.now()
    this.#alert(userId, held, now)
    timeline.advance(now)
    this.#facts ??= { rooms: roomsOf(this.#needs.catalog) }
    const readings = timeline.read(this.#facts)
    held.kept = Object.fromEntries(
      [...readings].map(([name, reading]) => [name, refreshed(held.kept[name], reading, now, this.#parts.localMinute)]),
    )
    this.#alert(userId, held, now)
    if (isToKeep) await this.#save(userId, held)
    this.#wake(userId, held, now)
  }

  /** Whether anything was told, or has to be told again at its next expiry. */
  #alert(userId: string, held: Held, now: number): boolean {
    const alerts: FeatureAlert[] = []
    const changed: Record<string, KeptFeature> = {}
    for (const feature of this.#lengths()) {
      const kept = held.kept[feature.name]
      const told = kept && alertsAt(kept, feature, now)
      if (!kept || !told || told.alerted === kept.alerted) continue
      changed[feature.name] = told
      if (told.alerted) alerts.push({ name: feature.name, state: told.alerted })
    }
    held.kept = { ...held.kept, ...changed }
    if (alerts.length > 0) this.#parts.tell(userId, alerts)
    return Object.keys(changed).length > 0
  }

  #wake(userId: string, { kept }: Held, now: number): void {
    const due = this.#lengths().flatMap((feature) => {
      const one = kept[feature.name]
      return (one && dueAt(one, feature, now)) ?? []
    })
    if (due.length > 0) this.#parts.wakeAt(userId, Math.min(...due))
  }

  async #save(userId: string, { kept }: Held): Promise<void> {
    await this.#parts.store.put(userId, STATE_KEY, storedOf(kept, this.#needs.catalog.version))
  }

  #view(
    userId: string,
    kept: KeptFeatures,
    now: number,
    { because = 0 }: FeaturesOptions,
    timeline?: FeatureTimeline,
  ): FeaturesView {
    const newest = because > 0 ? timeline?.newest(because) : undefined
    return featuresView({ userId, features: this.#lengths(), usedBy: this.#parts.usedBy, kept, now, newest })
  }

  /** The features with the windows that they really have. */
  #lengths(): readonly ProfileFeature[] {
    const { windowDays } = this.#needs.config
    return this.#parts.features.map((feature) =>
      feature.windowDays <= windowDays ? feature : { ...feature, windowDays },
    )
  }

  #deedsOf(events: readonly InteractionEvent[]): ReturnType<typeof deedOf>[] {
    const counted = events.filter(({ event }) => event !== 'impressions_shown')
    return counted.map((event) => deedOf(event, this.#find, this.#parts.localMinute))
  }

  readonly #find = (contentId: string): Content | undefined => {
    const row = this.#needs.catalog.rowOf(contentId)
    return row === undefined ? undefined : this.#needs.catalog.contentAt(row)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }
}

function checkOptions({ because = 0 }: FeaturesOptions): void {
  if (Number.isInteger(because) && because >= 0 && because <= MOST_BECAUSE) return
  const message = `Expected "because" to be a whole number from 0 to ${MOST_BECAUSE}, found ${because}.`
  throw new DocentError('options-invalid', message, { because })
}

/** [PF2] The Outcome of UserSignals, over the events that the judge is given. */
function judgeBy(config: FeatureNeeds['config']): Judge {
  return () => {
    let tally = emptyTally
    return (event, content) => {
      tally = tallied(tally, event, config)
      return scoreTally(content.id, tally, content, config)?.outcome === 'positive'
    }
  }
}

function roomsOf(catalog: FeatureNeeds['catalog']): number {
  const rooms = new Set<string>()
  for (let row = 0; row < catalog.size; row++) {
    const { room } = catalog.contentAt(row)
    if (room !== undefined) rooms.add(room)
  }
  return rooms.size
}
