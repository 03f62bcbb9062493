/** The order of a bandit's weights: one for every pair of a visitor feature, or 1, and an item feature, or 1. */
import type { BanditFeatures } from './bandit-features.ts'

/** Number of weights: (visitor features + 1) · (item features + 1). */
export function weightCount({ visitor, item }: BanditFeatures): number {
  return (visitor.length + 1) * (item.length + 1)
}

/** Names in order: '1', each item feature, then for each visitor feature itself and its product with each item feature. */
export function weightNames({ visitor, item }: BanditFeatures): readonly string[] {
  const items = ['', ...item.map(({ name }) => `item:${name}`)]
  const visitors = ['', ...visitor.map(({ name }) => `visitor:${name}`)]
  return visitors.flatMap((one) => items.map((other) => [one, other].filter(Boolean).join(' * ') || '1'))
}

/** For each weight, the product of the scales of its two features. */
export function weightScales({ visitor, item }: BanditFeatures): Float64Array {
  const items = [1, ...item.map(({ scale }) => scale)]
  return Float64Array.from(
    [1, ...visitor.map(({ scale }) => scale)].flatMap((one) => items.map((other) => one * other)),
  )
}
