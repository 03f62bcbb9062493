/** What a bandit has learnt and tried, for a person to look at. */
import type { Decision, DecisionLog, SettledDecision } from '../../bandit/decision-log.ts'
import type { ExplorationView, TriedView } from '../../contracts/exploration-view.ts'
import type { LinearBandit, LinearBanditOptions } from '../../bandit/linear-bandit.ts'
import type { ExplorationOptions } from '../../pipeline/selectors/with-exploration.ts'
import { rowStart } from '../../bandit/cholesky.ts'
import { weightNames } from '../../bandit/weight-order.ts'

/** [BD27] Every weight with its mean and width, largest mean first, and every decision that is kept. Pure. */
export function viewExploration(
  { policy, slots, of, products }: ExplorationOptions & Pick<ExplorationView, 'products'>,
  bandit: LinearBandit,
  log: DecisionLog,
  venue?: LinearBanditOptions['venue'],
): ExplorationView {
  const means = bandit.weights()
  const covariance = bandit.covariance()
  const weights = weightNames(bandit.features).map((name, i) => ({
    name,
    mean: means[i] ?? 0,
    width: Math.sqrt(covariance[rowStart(i) + i] ?? 0),
  }))
  const { updates, migrations } = bandit.state()
  return {
    policy: policy.kind,
    ...(products ? { products } : {}),
    spread: policy.spread,
    slots,
    of,
    updates,
    venueWeight: venue ? venue.part * venue.state.weight : 0,
    weights: weights.toSorted((a, b) => Math.abs(b.mean) - Math.abs(a.mean)),
    tried: [...log.settled.map(triedOf), ...log.pending.map(triedOf)].toSorted((a, b) => a.at - b.at),
    migrations: migrations.map(({ at, added, removed, rescaled }) => ({ at, added, removed, rescaled })),
  }
}

function triedOf(decision: Decision | SettledDecision): TriedView {
  const { recommId, contentId, at, place, propensity, candidates, mean, width } = decision
  const came = 'reward' in decision ? { reward: decision.reward, because: decision.because } : {}
  return { recommId, contentId, at, place, propensity, candidates, mean, width, ...came }
}
