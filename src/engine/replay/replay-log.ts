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

/** One configuration on its way through the log. */
interface Side {
  readonly recommender: Recommender
  readonly state: SignalState
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
  const sides = { inForce: sideOf(input, inForce), other: sideOf(input, input.other) }
  const lists: Record<keyof typeof sides, (readonly string[])[]> = { inForce: [], other: [] }
  let folded = 0
  for (const [index, request] of plan.requests.entries()) {
    let next = folded
    while ((sorted[next]?.ts ?? Infinity) < request.at) next++
    const arrived = sorted.slice(folded, next)
    folded = next
    for (const name of ['inForce', 'other'] as const) {
      const { recommender, state } = sides[name]
      state.fold(arrived, request.at)
      const { recommendation } = recommender.recommendForSignals({
        recommId: 'replay',
        userId: input.userId,
        intent: 'recommend',
        product,
        options: { count: k },
        signals: state.signals(request.at),
        preferences: preferencesAt(input.preferences, request),
        served: served.filter(({ at }) => at < request.at),
        now: request.at,
      })
      lists[name].push(recommendation.items.map(({ contentId }) => contentId))
    }
    yield { done: index + 1, of: plan.requests.length }
  }
  return replayReport({ plan, lists, catalog, product: product.name, k })
}

function sideOf({ userId, catalog, seed, locale }: ReplayInput, config: ConfigWithOrigin): Side {
  return {
    recommender: new Recommender({ config, stopwatch: () => 0, seed, locale }, catalog),
    state: openSignalState({ userId, events: [], catalog, config: config.config, now: 0 }),
  }
}

/** [RP11] What the visitor wished later was not known then; wishes without a date are taken as they are now. */
function preferencesAt(preferences: Preferences, { at }: PlannedRequest): Preferences {
  const until = (wishes: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(wishes).filter(([, wishedAt]) => wishedAt < at))
  const { hidden, seen, followed } = preferences
  return { ...preferences, hidden: until(hidden), seen: until(seen), followed: until(followed) }
}
