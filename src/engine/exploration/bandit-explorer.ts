/** BanditExplorer: exploration by a linear bandit: lends it to lists, waits for what comes of them, learns, and keeps it. */
import {
  type Decision,
  type DecisionLog,
  expireDecisions,
  NO_DECISIONS,
  noteDecisions,
  type SettledDecision,
  settleDecision,
} from '../../bandit/decision-log.ts'
import { addVisit, venuePart } from '../../bandit/venue-prior.ts'
import type { BanditFeatures } from '../../bandit/bandit-features.ts'
import { emptyBanditState } from '../../bandit/bandit-state.ts'
import type { ExploredList, Explorer, ExplorerNeeds, ListExploration } from '../explorer.ts'
import { type ExplorationOptions, isExplored } from '../../pipeline/selectors/with-exploration.ts'
import type { FeatureView } from '../../contracts/feature-view.ts'
import { carriedRecords, checkRecords, keepRecords } from './carried-records.ts'
import { forgetRecords, loadDecisions, loadState, saveDecisions, saveState, VENUE } from './bandit-records.ts'
import { asDocentError, DocentError } from '../../base/docent-error.ts'
import type { EngagementScore } from '../../contracts/engagement-score.ts'
import type { ExplorationView } from '../../contracts/exploration-view.ts'
import { exploringProduct } from './exploring-product.ts'
import { featuresOf } from '../../pipeline/selectors/context-features.ts'
import { LinearBandit, type LinearBanditOptions } from '../../bandit/linear-bandit.ts'
import { MINUTE_MS } from '../../base/time.ts'
import type { Product } from '../../pipeline/product.ts'
import type { OwnedStates } from '../../contracts/profile-export.ts'
import { readContext } from '../../bandit/read-context.ts'
import type { UserSignals } from '../../contracts/user-signals.ts'
import { viewExploration } from './view-exploration.ts'

/** [BD17] A reward is read this long after serving: by then dwell, completion and a second look are in the strength. */
const SETTLE_AFTER_MS = 2 * MINUTE_MS
/** [BD18] After this, nothing came of it. */
const EXPIRE_AFTER_MS = 30 * MINUTE_MS

export interface ExplorerOptions extends ExplorationOptions {
  readonly forgetting: number
  /** [AM1] Names of the products whose lists explore; absent: all. */
  readonly products?: readonly string[]
}

/** What is held of one visitor. A bandit that was lent to a list is never changed: rewards make another one. */
interface Learner {
  bandit: LinearBandit
  readonly settings: LinearBanditOptions
  log: DecisionLog
}

export class BanditExplorer implements Explorer {
  readonly #options: ExplorerOptions
  readonly #features: BanditFeatures
  readonly #needs: ExplorerNeeds
  readonly #learners = new Map<string, Promise<Learner | DocentError>>()

  constructor(options: ExplorerOptions, needs: ExplorerNeeds) {
    this.#options = options
    this.#features = featuresOf(options.features)
    this.#needs = needs
  }

  explores({ name }: Product): boolean {
    return this.#options.products?.includes(name) ?? true
  }

  async forList(
    userId: string,
    signals: UserSignals,
    now: number,
    views: readonly FeatureView[] = [],
  ): Promise<ListExploration | undefined> {
    const learner = await this.#learner(userId, now)
    if (learner instanceof DocentError) return undefined
    await this.#settle(userId, learner, signals, now).catch(() => undefined) // what cannot be stored is still learnt
    const { bandit, log } = learner
    const waiting = log.pending.map(({ contentId }) => contentId)
    const profile = Object.fromEntries(views.map(({ name, value }) => [name, value]))
    const exploration = { ...this.#options, bandit, chance: `${userId}:${log.made}`, waiting, profile }
    return (product) => exploringProduct(product, exploration)
  }

  async served({ userId, recommId, at, selected }: ExploredList): Promise<void> {
    const decisions = selected
      .filter(isExplored)
      .flatMap(({ contentId, explored }): Decision[] => (explored ? [{ ...explored, recommId, contentId, at }] : []))
    if (decisions.length === 0) return
    const learner = await this.#learner(userId, at)
    if (learner instanceof DocentError) return
    learner.log = noteDecisions(learner.log, decisions)
    await saveDecisions(this.#needs.featureStore, userId, learner.log)
  }

  async learn(userId: string, signals: UserSignals, now: number): Promise<void> {
    const learner = await this.#learner(userId, now)
    if (!(learner instanceof DocentError)) await this.#settle(userId, learner, signals, now)
  }

  async endVisit(userId: string, signals: UserSignals, now: number): Promise<void> {
    const learner = await this.#learner(userId, now)
    if (learner instanceof DocentError) return
    await this.#settle(userId, learner, signals, now, 0)
    const { featureStore, venueStore } = this.#needs
    const visit = learner.bandit.state()
    if (venueStore && visit.weight > 0) {
      const venue = await loadState(venueStore, VENUE, this.#features, now)
      await saveState(venueStore, VENUE, addVisit(venue, visit, now))
    }
    await forgetRecords(featureStore, userId)
    this.#learners.clear() // of others, too: the venue under them is another one now
  }

  invalidate(userId: string): void {
    this.#learners.delete(userId)
  }

  async carryOut(userId: string): Promise<OwnedStates | undefined> {
    return carriedRecords(this.#needs.featureStore, userId)
  }

  checkCarried(states: OwnedStates): void {
    checkRecords(states)
  }

  async carryIn(userId: string, states: OwnedStates): Promise<void> {
    this.#learners.delete(userId)
    await keepRecords(this.#needs.featureStore, userId, states)
  }

  async erase(userId: string): Promise<void> {
    this.#learners.delete(userId)
    await this.#needs.featureStore.clear(userId)
  }

  async view(userId: string, now: number): Promise<ExplorationView> {
    const learner = await this.#learner(userId, now)
    if (!(learner instanceof DocentError)) {
      return viewExploration(this.#options, learner.bandit, learner.log, learner.settings.venue)
    }
    const { code, message } = learner
    const nothing = new LinearBandit(emptyBanditState(this.#features))
    return { ...viewExploration(this.#options, nothing, NO_DECISIONS), problem: { code, message } }
  }

  /** [BD17] [BD18] Rewards by the strength of what was taken up after serving; what is too old came to nothing. */
  async #settle(
    userId: string,
    learner: Learner,
    signals: UserSignals,
    now: number,
    after = SETTLE_AFTER_MS,
  ): Promise<void> {
    const settled: SettledDecision[] = []
    for (const { recommId, contentId, at } of learner.log.pending) {
      const score = scoreOf(signals, contentId)
      if (!score || score.ts < at || now < at + after) continue
      const one = settleDecision(learner.log, recommId, contentId, score.strength)
      learner.log = one.log
      settled.push(one.settled)
    }
    const expired = expireDecisions(learner.log, now - EXPIRE_AFTER_MS)
    learner.log = expired.log
    settled.push(...expired.settled)
    if (settled.length === 0) return
    const bandit = new LinearBandit(learner.bandit.state(), learner.settings)
    for (const { visitor, item, reward } of settled) {
      bandit.update(readContext(this.#features, visitor, item).context, reward)
    }
    const state = bandit.state()
    learner.bandit = new LinearBandit(state, learner.settings) // as after a restart, to the last bit: so are the lists
    const { featureStore } = this.#needs
    await Promise.all([saveState(featureStore, userId, state), saveDecisions(featureStore, userId, learner.log)])
  }

  /**
   * [BD26] A state that is refused stays where it is and as it is, and there is no exploration; it is not tried again, but
   * where the storage failed.
   */
  #learner(userId: string, now: number): Promise<Learner | DocentError> {
    const held = this.#learners.get(userId)
    if (held) return held
    const opened = this.#open(userId, now).catch((thrown: unknown) => {
      const error = asDocentError(thrown)
      if (error.code === 'storage-failed') this.#learners.delete(userId)
      return error
    })
    this.#learners.set(userId, opened)
    return opened
  }

  async #open(userId: string, now: number): Promise<Learner> {
    const { featureStore, venueStore } = this.#needs
    const [own, log, venue] = await Promise.all([
      loadState(featureStore, userId, this.#features, now),
      loadDecisions(featureStore, userId),
      venueStore ? loadState(venueStore, VENUE, this.#features, now) : undefined,
    ])
    const { forgetting } = this.#options
    const settings = venue ? { forgetting, venue: { state: venue, part: venuePart(venue) } } : { forgetting }
    return { bandit: new LinearBandit(own ?? emptyBanditState(this.#features), settings), settings, log }
  }
}

/** What the visitor made of a content, whatever it was. */
function scoreOf({ positives, negatives, neutrals }: UserSignals, contentId: string): EngagementScore | undefined {
  return [positives, negatives, neutrals].find((scores) => Object.hasOwn(scores, contentId))?.[contentId]
}
