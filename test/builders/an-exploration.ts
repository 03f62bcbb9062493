/** Exploration of the default features by a bandit that knows nothing yet, and a product that has it. */
import { emptyBanditState } from '../../src/bandit/bandit-state.ts'
import type { Exploration } from '../../src/pipeline/selectors/with-exploration.ts'
import { exploringSpeech } from '../../src/explain/exploring-speech.ts'
import { featuresOf } from '../../src/pipeline/selectors/context-features.ts'
import { gallery } from '../../src/products/gallery.ts'
import { LinearBandit } from '../../src/bandit/linear-bandit.ts'
import type { Product } from '../../src/pipeline/product.ts'
import { visitFeatures } from '../../src/pipeline/selectors/visit-features.ts'
import { withExploration } from '../../src/pipeline/selectors/with-exploration.ts'

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
    ...overrides,
  }
}

/** The gallery with slots for learning, warm and cold. */
export function anExploringProduct(exploration: Exploration = anExploration(), product: Product = gallery): Product {
  return {
    ...product,
    warm: { ...product.warm, selector: withExploration(product.warm.selector, exploration) },
    cold: { ...product.cold, selector: withExploration(product.cold.selector, exploration) },
    speech: exploringSpeech(product.speech),
  }
}
