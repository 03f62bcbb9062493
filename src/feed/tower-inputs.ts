/** The ten numbers that each of TwHIN's towers reads: two of a kind of its own, and a direction in tag space. */
import type { FeedGraph } from './feed-graph.ts'
import type { FeedItems } from './feed-items.ts'
import type { Interests } from './interests.ts'
import { seededRandom, stableHash } from '../base/random.ts'

const AXES = 8
/** Fixed for ever: trained towers read these axes. */
const AXIS_SEED = 10_256

export const VISITOR_TOWER_INPUTS = ['looks_log', 'interest_entropy', ...axisNames()] as const
export const ITEM_TOWER_INPUTS = ['quality_prior', 'creator_popularity_log', ...axisNames()] as const

/** Directions of every tag: AXES numbers a tag, by tag index. Gaussian, from the tag's own name: new tags need no training. */
export function tagAxes(tagKeys: readonly string[]): Float64Array {
  const axes = new Float64Array(tagKeys.length * AXES)
  tagKeys.forEach((key, tag) => {
    const random = seededRandom(stableHash(key, AXIS_SEED))
    for (let axis = 0; axis < AXES; axis++) axes[tag * AXES + axis] = gaussian(random)
  })
  return axes
}

/** Float64Array[10]. A visitor without leaning has no direction: zeros. */
export function visitorTowerInputs(
  { leaning }: Interests,
  looks: number,
  entropy: number,
  axes: Float64Array,
): Float64Array {
  const inputs = new Float64Array(2 + AXES)
  inputs[0] = Math.log1p(looks)
  inputs[1] = entropy
  leaning.forEach((weight, tag) => addTag(inputs, axes, tag, weight))
  return withUnitDirection(inputs)
}

/** Float64Array[10]. */
export function itemTowerInputs(items: FeedItems, graph: FeedGraph, row: number, axes: Float64Array): Float64Array {
  const inputs = new Float64Array(2 + AXES)
  const creator = items.creatorAt[row]!
  inputs[0] = items.quality[row]!
  inputs[1] = creator < 0 ? 0 : Math.log1p(graph.followers(creator))
  const { tags, weights } = items.tagsAt[row]!
  tags.forEach((tag, at) => addTag(inputs, axes, tag, weights[at]!))
  return withUnitDirection(inputs)
}

/** Cosine of the directions of two inputs, in [-1, 1]: what stands in for the towers where there are none. */
export function directionLikeness(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 2; at < 2 + AXES; at++) sum += a[at]! * b[at]!
  return sum
}

function addTag(inputs: Float64Array, axes: Float64Array, tag: number, weight: number): void {
  if (weight === 0) return
  for (let axis = 0; axis < AXES; axis++) inputs[2 + axis] = inputs[2 + axis]! + weight * axes[tag * AXES + axis]!
}

function withUnitDirection(inputs: Float64Array): Float64Array {
  let squares = 0
  for (let at = 2; at < inputs.length; at++) squares += inputs[at]! ** 2
  if (squares > 0) for (let at = 2; at < inputs.length; at++) inputs[at] = inputs[at]! / Math.sqrt(squares)
  return inputs
}

/** Irwin and Hall: twelve uniform numbers less six; only sums, so the same on every engine. */
function gaussian(random: () => number): number {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += random()
  return sum
}

function axisNames(): readonly string[] {
  return Array.from({ length: AXES }, (_, axis) => `tag_axis_${axis + 1}`)
}
