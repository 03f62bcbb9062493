/** What a bandit may know of a request and of a candidate: features that read themselves off both. */
import type { BanditFeatures, ScaledFeature } from '../../bandit/bandit-features.ts'
import type { FeatureValue } from '../../contracts/feature-view.ts'
import type { Query } from '../query.ts'
import type { Readings } from '../../bandit/read-context.ts'
import type { RelevantItem } from '../stage.ts'

/** Values of profile features by name; null where nothing is known. */
export type ProfileValues = Readonly<Record<string, FeatureValue>>

/** Its value at a request, in its own unit; undefined or NaN where it is not known. */
export interface VisitorFeature extends ScaledFeature {
  read(query: Query, profile: ProfileValues): number | undefined
}

/** Its value of a candidate of a request. */
export interface ItemFeature extends ScaledFeature {
  read(item: RelevantItem, query: Query): number | undefined
}

export interface ContextFeatures {
  readonly visitor: readonly VisitorFeature[]
  readonly item: readonly ItemFeature[]
}

/** The names and scales alone, as a state keeps them. */
export function featuresOf({ visitor, item }: ContextFeatures): BanditFeatures {
  const plain = ({ name, scale }: ScaledFeature): ScaledFeature => ({ name, scale })
  return { visitor: visitor.map(plain), item: item.map(plain) }
}

/** [BD31] A numeric profile feature as one of the bandit; a word, or nothing, is no value. */
export function fromProfile(name: string, scale: number): VisitorFeature {
  return {
    name,
    scale,
    read(_, profile) {
      const value = Object.hasOwn(profile, name) ? profile[name] : undefined
      return typeof value === 'number' ? value : undefined
    },
  }
}

/** By name; what is not known is left out. */
export function readVisitor({ visitor }: ContextFeatures, query: Query, profile: ProfileValues): Readings {
  return Object.fromEntries(visitor.flatMap((feature) => entryOf(feature.name, feature.read(query, profile))))
}

/** By name; what is not known is left out. */
export function readItem({ item }: ContextFeatures, candidate: RelevantItem, query: Query): Readings {
  return Object.fromEntries(item.flatMap((feature) => entryOf(feature.name, feature.read(candidate, query))))
}

// NaN has no JSON: it would come back from a store as null.
function entryOf(name: string, value: number | undefined): readonly [string, number][] {
  return value === undefined || !Number.isFinite(value) ? [] : [[name, value]]
}
