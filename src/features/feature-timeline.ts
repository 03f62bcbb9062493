/** FeatureTimeline: one visitor's records in time order, and every feature's value over those that count now. */
import type { CatalogFacts, ProfileFeature } from './profile-feature.ts'
import { compareRecords, type Deed, type FeatureRecord, type Tip } from './feature-record.ts'
import { daysOf, type FeatureReading, type FeatureWindow, windowsOf } from './feature-window.ts'
import { type ChangeTip, type Judge, Reactions } from './reactions.ts'
import { DAY_MS } from '../base/time.ts'
import type { LocalMinute } from './local-minute.ts'
import { placeOf } from './place-of.ts'

/** Records further ahead of the clock wait until it reaches them. decisions: clocks. */
const AHEAD_MS = DAY_MS

export interface TimelineOptions {
  readonly features: readonly ProfileFeature[]
  /** What the stores keep; a feature's window is never longer. */
  readonly windowDays: number
  readonly judge: Judge
  readonly localMinute: LocalMinute
}

export class FeatureTimeline {
  readonly #options: TimelineOptions
  /** In the order of compareRecords. */
  #records: FeatureRecord[] = []
  readonly #ids = { tip: new Set<string>(), deed: new Set<string>() }
  #windows: readonly FeatureWindow[]
  #reactions = new Map<string, Reactions>()
  /** Index after the last record that is not ahead of the clock. */
  #high = 0
  #now = -Infinity

  constructor(options: TimelineOptions) {
    this.#options = options
    this.#windows = windowsOf(options.features, options.windowDays)
  }

  /** Records held, in and out of the windows. */
  get size(): number {
    return this.#records.length
  }

  /** Records held that no window will count again, unless the clock is set back. */
  get expired(): number {
    return Math.min(...this.#windows.map(({ low }) => low))
  }

  /**
   * [PF4] Takes in records in any order; those whose id is held are passed over. Cost: O(features) a record that comes in
   * time order of its content; one that is older than what its content had counts everything again.
   */
  add(records: readonly FeatureRecord[]): void {
    let isLate = false
    for (const record of records.toSorted(compareRecords)) {
      const known = this.#ids[record.kind]
      if (known.has(record.id)) continue
      known.add(record.id)
      isLate = !this.#take(record) || isLate
    }
    if (isLate) this.#recount()
  }

  /**
   * [PF6] Moves the windows to `now` (epoch ms): a record counts while `now - windowDays <= at <= now + 1 day`, both ends
   * included, whether or not anything happens. [PF9] The clock may go either way. Cost: amortised O(1) a record.
   */
  advance(now: number): void {
    const wentBack = now < this.#now
    this.#now = now
    if ((wentBack && this.#isUndone()) || this.#isElsewhere()) this.#recount()
    else this.#settle()
  }

  /** [PF5] What every feature says, by name, at the last `advance`. Cost: O(features + tags + rooms), not O(records). */
  read(facts: CatalogFacts): ReadonlyMap<string, FeatureReading> {
    const readings = new Map<string, FeatureReading>()
    for (const window of this.#windows) window.readInto(readings, facts)
    return readings
  }

  /** Ids of the newest `limit` records behind each feature, newest first. Cost: O(records in the window · features). */
  newest(limit: number): ReadonlyMap<string, readonly string[]> {
    return new Map(
      this.#options.features.map((feature) => {
        const low =
          this.#windows.find(({ windowDays }) => windowDays === daysOf(feature, this.#options.windowDays))?.low ?? 0
        const found: string[] = []
        for (let i = this.#high - 1; i >= low && found.length < limit; i--) {
          const record = this.#records[i]
          if (record && feature.uses(record)) found.push(record.id)
        }
        return [feature.name, found]
      }),
    )
  }

  /** Puts a record into its place. False when that cannot be done without counting again. */
  #take(record: FeatureRecord): boolean {
    const at = placeOf(record, this.#records)
    this.#records.splice(at, 0, record)
    if (at >= this.#high) {
      this.#settle()
      return true
    }
    this.#high++
    if (this.#isOlderThanItsContent(record)) return false
    for (const window of this.#windows) {
      if (record.at < this.#from(window)) window.low++
      else window.count(record, 1)
    }
    this.#react(record)
    return true
  }

  /** Counts what the clock has reached, takes out what it has left behind. */
  #settle(): void {
    for (let record = this.#records[this.#high]; record && record.at <= this.#now + AHEAD_MS;) {
      this.#high++
      for (const window of this.#windows) window.count(record, 1)
      this.#react(record)
      record = this.#records[this.#high]
    }
    for (const window of this.#windows) {
      const from = this.#from(window)
      for (let record = this.#records[window.low]; record && record.at < from && window.low < this.#high;) {
        window.low++
        window.count(record, -1)
        record = this.#records[window.low]
      }
    }
  }

  /** The same from nothing: what every other way must agree with. */
  #recount(): void {
    this.#windows = windowsOf(this.#options.features, this.#options.windowDays)
    this.#reactions = new Map()
    this.#high = 0
    this.#records = this.#records.map((record) => {
      const again = { ...record, minute: this.#options.localMinute(record.at) }
      return again.kind === 'tip' ? { ...again, done: undefined, dismissedAt: undefined } : again
    })
    this.#settle()
  }

  #react(record: FeatureRecord): void {
    const contentId = contentOf(record)
    if (contentId === undefined) return
    let reactions = this.#reactions.get(contentId)
    if (!reactions) {
      reactions = new Reactions(this.#options.judge, this.#change)
      this.#reactions.set(contentId, reactions)
    }
    if (record.kind === 'tip') reactions.serve(record)
    else reactions.do(record)
  }

  readonly #change: ChangeTip = (tip: Tip, change) => {
    const counting = this.#windows.filter((window) => this.#isCounted(tip, window))
    for (const window of counting) window.count(tip, -1)
    change()
    for (const window of counting) window.count(tip, 1)
  }

  /** Whether the tip is in, now that the windows may lag behind the clock: by its place, not by the time. */
  #isCounted(tip: Tip, window: FeatureWindow): boolean {
    const first = this.#records[window.low]
    return first !== undefined && compareRecords(tip, first) >= 0
  }

  #isOlderThanItsContent(record: FeatureRecord): boolean {
    const contentId = contentOf(record)
    const last = contentId === undefined ? undefined : this.#reactions.get(contentId)?.last
    return last !== undefined && compareRecords(record, last) < 0
  }

  /** Whether a clock that went back took a record with it. */
  #isUndone(): boolean {
    const newest = this.#records[this.#high - 1]
    if (newest && newest.at > this.#now + AHEAD_MS) return true
    return this.#windows.some((window) => {
      const left = this.#records[window.low - 1]
      return left !== undefined && left.at >= this.#from(window)
    })
  }

  /** [PF10] Whether the device has another time zone than when the records came in. */
  #isElsewhere(): boolean {
    const { localMinute } = this.#options
    return [this.#records[0], this.#records.at(-1)].some((record) => record && localMinute(record.at) !== record.minute)
  }

  #from({ windowDays }: FeatureWindow): number {
    return this.#now - windowDays * DAY_MS
  }
}

function contentOf(record: Tip | Deed): string | undefined {
  return record.kind === 'tip' ? record.contentId : record.event.contentId
}
