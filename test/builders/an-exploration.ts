/** Exploration of the default features by a bandit that knows nothing yet. */
import { emptyBanditState } from '../../src/bandit/bandit-state.ts'
import type { Exploration } from '../../src/pipeline/selectors/with-exploration.ts'
import { featuresOf } from '../../src/pipeline/selectors/context-features.ts'
import { LinearBandit } from '../../src/bandit/linear-bandit.ts'
import { visitFeatures } from '../../src/pipeline/selectors/visit-features.ts'

export function anExploration(overrides: Partial<Exploration> = {}): Exploration {
  return {
    slots: 1,
    of: 10,
    floor: 0.5,
    policy: { kind: 'ucb', spread: 0.2, evenly: 0.1, temperature: 0.05 },
    features: visitFeatures,
    bandit: new LinearBandit(emptyBanditState(featuresOf(overrides.features ?? visitFeatures))),
    chance: 'first list',
    waiting: [],
    profile: {},
    ...overrides,
  }
}
