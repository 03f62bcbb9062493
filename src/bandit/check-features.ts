/** Refuses lists of features that no bandit can be made of. */
import type { BanditFeatures } from './bandit-features.ts'
import { DocentError } from '../base/docent-error.ts'
import { weightCount } from './weight-order.ts'

/** [BD2] Weights at most: an update of 256 costs 200 microseconds, a stored state 600 KB. */
const MOST_WEIGHTS = 256

/** Errors: `bandit-features-invalid` for a name twice on one side, a scale not above 0 or not finite, more than 256 weights. */
export function checkFeatures(features: BanditFeatures): void {
  for (const [side, list] of [['visitor', features.visitor] as const, ['item', features.item] as const]) {
    const names = new Set<string>()
    for (const { name, scale } of list) {
      if (names.has(name)) throw invalid(`each ${side} feature once`, `"${name}" twice`, 'Give it another name', name)
      if (!(scale > 0 && scale < Infinity)) {
        throw invalid(`a scale above 0 for ${side} feature "${name}"`, String(scale), 'Give its usual size', name)
      }
      names.add(name)
    }
  }
  const count = weightCount(features)
  if (count > MOST_WEIGHTS) throw invalid(`at most ${MOST_WEIGHTS} weights`, String(count), 'Leave out features')
}

function invalid(expected: string, found: string, todo: string, feature?: string): DocentError {
  const details = feature === undefined ? {} : { feature }
  return new DocentError('bandit-features-invalid', `Expected ${expected}, found ${found}. ${todo}.`, details)
}
