/** The stored form of feature values, and its reading back: what does not fit is computed anew, never guessed. */
import type { FeatureSample } from '../contracts/feature-view.ts'
import type { KeptFeature, KeptFeatures } from '../features/freshness.ts'
import type { ProfileFeature } from '../features/profile-feature.ts'
import type { StoredState } from '../ports/feature-store.ts'

/** What is kept of a visitor. */
export interface KeptState {
  readonly kept: KeptFeatures
  /** Whether everything that the stores hold was counted; false where another tab may have stored something since. */
  readonly isWhole: boolean
}

/** Version of the stored form; raised when it, or what a feature means, changes. */
const KEPT_VERSION = 1

/** [PF11] The values for the store: JSON. `catalogVersion`: of the catalog that they were computed with. */
export function storedOf({ kept, isWhole }: KeptState, catalogVersion: string): StoredState {
  const features = Object.fromEntries(
    Object.entries(kept).map(([name, one]) => [
      name,
      { ...one, history: one.history.map((sample) => ({ ...sample })) },
    ]),
  )
  return { version: KEPT_VERSION, value: { catalogVersion, isWhole, features } }
}

/**
 * [PF11] The values of the features of this registry; none where the stored state is of another version or catalog, or of
 * another form; it is not whole where a feature is not stored yet. Never throws.
 */
export function keptOf(
  stored: StoredState | undefined,
  features: readonly ProfileFeature[],
  catalogVersion: string,
): KeptState {
  const nothing: KeptState = { kept: {}, isWhole: false }
  if (stored?.version !== KEPT_VERSION || !isObject(stored.value)) return nothing
  const { catalogVersion: ofCatalog, isWhole, features: values } = stored.value
  if (ofCatalog !== catalogVersion || !isObject(values)) return nothing
  const kept = Object.fromEntries(
    features.flatMap(({ name }): [string, KeptFeature][] => {
      const value: unknown = Object.hasOwn(values, name) ? values[name] : undefined
      return isKept(value) ? [[name, value]] : []
    }),
  )
  return { kept, isWhole: isWhole === true && Object.keys(kept).length === features.length }
}

function isKept(value: unknown): value is KeptFeature {
  if (!isObject(value)) return false
  const { evidence, hadEvidence, computedAt, newestAt, alerted, history } = value
  return (
    isValue(value['value']) &&
    Number.isSafeInteger(evidence) &&
    typeof hadEvidence === 'boolean' &&
    Number.isFinite(computedAt) &&
    (newestAt === null || Number.isFinite(newestAt)) &&
    (alerted === null || alerted === 'stale' || alerted === 'expired') &&
    Array.isArray(history) &&
    history.every(isSample)
  )
}

function isSample(sample: unknown): sample is FeatureSample {
  return isObject(sample) && Number.isFinite(sample['at']) && isValue(sample['value'])
}

function isValue(value: unknown): boolean {
  return value === null || typeof value === 'string' || Number.isFinite(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
