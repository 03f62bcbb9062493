/** A context: what is known of a visitor and of an item, crossed into the numbers that the bandit multiplies. */
import type { BanditFeatures, ScaledFeature } from './bandit-features.ts'

/** Values by feature name, in the feature's own unit. */
export type Readings = Readonly<Record<string, number>>

/** [BD2] A value of more than this many scales counts as that many: one absurd value must not drown all others. */
const LARGEST_SCALES = 8
/** The largest number of a context: two capped values. It keeps the sums well enough conditioned never to need mending. */
export const LARGEST_CONTEXT = LARGEST_SCALES ** 2

export interface ReadContext {
  /** Float64Array[d] in the order of weight-order.ts: products of scaled values, all finite. */
  readonly context: Float64Array
  /** Features that had no finite value and counted 0, as 'visitor:NAME' or 'item:NAME'. */
  readonly missing: readonly string[]
}

/**
 * [BD1] Every pair of a visitor's value, or 1, and an item's value, or 1. [BD2] A value that is missing, NaN or infinite
 * counts 0 and is named. Readings of features that the bandit does not have are passed over. Never throws.
 */
export function readContext(features: BanditFeatures, visitor: Readings, item: Readings): ReadContext {
  const missing: string[] = []
  const visitors = scaled(features.visitor, visitor, 'visitor', missing)
  const items = scaled(features.item, item, 'item', missing)
  const context = new Float64Array(visitors.length * items.length)
  let at = 0
  for (const one of visitors) for (const other of items) context[at++] = one * other + 0 // never -0, which JSON has not
  return { context, missing }
}

function scaled(features: readonly ScaledFeature[], values: Readings, side: string, missing: string[]): Float64Array {
  const read = new Float64Array(features.length + 1)
  read[0] = 1
  features.forEach(({ name, scale }, at) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined || !Number.isFinite(value)) missing.push(`${side}:${name}`)
    else read[at + 1] = Math.max(-LARGEST_SCALES, Math.min(LARGEST_SCALES, value / scale))
  })
  return read
}
