/** The check of a registry and of who uses it, when a vault opens: a fault in it is the app's, and found at once. */
import { DocentError } from '../base/docent-error.ts'
import type { ProfileFeature } from './profile-feature.ts'

/** Feature names by consumer: `{ bandit: ['preferred_hour'] }`. */
export type FeatureUses = Readonly<Record<string, readonly string[]>>

const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/

/**
 * [PF13] Errors: `feature-invalid` with the name, for the first feature whose name is not snake_case or taken, whose
 * description is blank, whose window or TTL is no whole number from 1, or whose prior is out of range; `feature-unknown`
 * for a consumer of a feature that is not in the registry (any more).
 */
export function checkFeatures(features: readonly ProfileFeature[], uses: FeatureUses): void {
  const names = new Set<string>()
  for (const feature of features) {
    const fault = faultOf(feature, names)
    if (fault)
      throw new DocentError('feature-invalid', `Expected ${fault} in the feature "${feature.name}".`, {
        name: feature.name,
      })
    names.add(feature.name)
  }
  for (const [consumer, used] of Object.entries(uses)) {
    const missing = used.find((name) => !names.has(name))
    if (missing === undefined) continue
    throw new DocentError(
      'feature-unknown',
      `Expected every feature that "${consumer}" uses to be in the registry, found no "${missing}". Register it again, or take it out of "${consumer}".`,
      { consumer, name: missing },
    )
  }
}

function faultOf(feature: ProfileFeature, taken: ReadonlySet<string>): string | undefined {
  const { name, description, windowDays, ttlSeconds, prior } = feature
  if (!NAME.test(name)) return 'a snake_case name'
  if (taken.has(name)) return 'a name that no other feature has'
  if (description.trim() === '') return 'a description of one sentence'
  if (!Number.isInteger(windowDays) || windowDays < 1) return `a window of whole days from 1, found ${windowDays},`
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1) return `a TTL of whole seconds from 1, found ${ttlSeconds},`
  if (prior && !(prior.weight > 0 && prior.mean >= 0 && prior.mean <= 1))
    return 'a prior of mean in [0, 1], weight > 0,'
  return undefined
}
