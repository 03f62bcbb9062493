/** Replay: the visitor's own requests asked again, under the configuration in force and under another. Pure. */
import type { ReplayProgress, ReplayReport } from '../../contracts/replay-report.ts'
import { compareEvents } from '../../contracts/interaction-event.ts'
import type { ConfigWithOrigin } from '../../contracts/read-config.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { openSignalState, type SignalState } from '../../signals/signal-state.ts'
import { type PlannedRequest, planReplay, type ReplayLog } from './plan-replay.ts'
import type { Preferences } from '../../contracts/preferences.ts'
import type { Product } from '../../pipeline/product.ts'
import { Recommender } from '../recommender.ts'
import { replayReport } from './replay-report.ts'

export interface ReplayInput extends ReplayLog {
  readonly userId: string
  readonly preferences: Preferences
  readonly catalog: ContentStore
  readonly product: Product
  readonly inForce: ConfigWithOrigin
  readonly other: ConfigWithOrigin
  /** At least 1. */
  readonly k: number
  readonly seed: number
  readonly locale: string
}

/**
 * [RP8] Asks every planned request of both configurations, in the order of time, each knowing only the events, the lists
 * and the dated wishes from before it. Yields after each request, so that the caller can let others go first. The same
 * input gives the same report. Cost: two lists a request, and a fold of the events held.
 */
export function* replayLog(input: ReplayInput): Generator<ReplayProgress, ReplayReport> {
  const { events, catalog, inForce, product, k } = input
  const plan = planReplay(input, catalog, inForce.config)
  const sorted = events.toSorted(compareEvents)
  const served = input.served.toSorted((a, b) => a.at - b.at)
  const recommenders = { inForce: recommenderOf(input, inForce), other: recommenderOf(input, input.other) }
  const state = stateOf(input, inForce)
  const otherState = haveSameSignals(inForce, input.other) ? state : stateOf(input, input.other)
  const lists: Record<keyof typeof recommenders, (readonly string[])[]> = { inForce: [], other: [] }
  let folded = 0
  for (const [index, request] of plan.requests.entries()) {
    let next = folded
    while ((sorted[next]?.ts ?? Infinity) < request.at) next++
    for (const each of new Set([state, otherState])) each.fold(sorted.slice(folded, next), request.at)
    folded = next
    const signals = state.signals(request.at)
    const facts = {
      recommId: 'replay',
      userId: input.userId,
      intent: 'recommend',
      product,
      options: { count: k },
      preferences: preferencesAt(input.preferences, request),
      served: served.filter(({ at }) => at < request.at),
      now: request.at,
    } as const
    lists.inForce.push(recommenders.inForce.idsForSignals({ ...facts, signals }))
    const others = otherState === state ? signals : otherState.signals(request.at)
    lists.other.push(recommenders.other.idsForSignals({ ...facts, signals: others }))
    yield { done: index + 1, of: plan.requests.length }
  }
  return replayReport({ plan, lists, catalog, product: product.name, k })
}

function recommenderOf({ catalog, seed, locale }: ReplayInput, config: ConfigWithOrigin): Recommender {
  return new Recommender({ config, stopwatch: () => 0, seed, locale }, catalog)
}

function stateOf({ userId, catalog }: ReplayInput, { config }: ConfigWithOrigin): SignalState {
  return openSignalState({ userId, events: [], catalog, config, now: 0 })
}

/** What signals are not made of. Of any other field, one added later included, it is presumed that they are. */
const RANKING_ONLY: ReadonlySet<string> = new Set([
  'fusionWeights',
  'coldWeights',
  'poolPerGenerator',
  'finalLimit',
  'mmrLambda',
  'coldStartMinPositives',
  'nearWeight',
  'freshnessHalfLifeDays',
  'rotationHalfLifeHours',
  'feed',
] satisfies readonly (keyof ConfigWithOrigin['config'])[])

/** Making signals is most of a replay; where both would make the same they are made once. */
function haveSameSignals(a: ConfigWithOrigin, b: ConfigWithOrigin): boolean {
  const rest = ({ config }: ConfigWithOrigin): string =>
    JSON.stringify(Object.entries(config).filter(([name]) => !RANKING_ONLY.has(name)))
  return rest(a) === rest(b)
}

/** [RP11] What the visitor wished later was not known then; wishes without a date are taken as they are now. */
function preferencesAt(preferences: Preferences, { at }: PlannedRequest): Preferences {
  const until = (wishes: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(wishes).filter(([, wishedAt]) => wishedAt < at))
  const { hidden, seen, followed } = preferences
  return { ...preferences, hidden: until(hidden), seen: until(seen), followed: until(followed) }
}
