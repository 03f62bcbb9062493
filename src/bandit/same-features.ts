/** Whether two lists of features mean the same contexts. */
import type { BanditFeatures, ScaledFeature } from './bandit-features.ts'

/** True for the same names with the same scales in the same order. */
export function sameFeatures(one: BanditFeatures, other: BanditFeatures): boolean {
  return sameList(one.visitor, other.visitor) && sameList(one.item, other.item)
}

function sameList(one: readonly ScaledFeature[], other: readonly ScaledFeature[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, scale }, at) => name === other[at]?.name && scale === other[at].scale)
  )
}
