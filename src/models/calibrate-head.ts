/** Platt scaling: the line through the logits under which held-out probabilities come true (Platt 1999). */
import { crossEntropy, sigmoid } from './sigmoid.ts'

/** Probability = sigmoid(a * logit + b). */
export interface Calibration {
  /** At least 0, so that no order is turned round; 0 where held-out rows say that the logit knows nothing. */
  readonly a: number
  readonly b: number
}

/** Leaves every probability as it is. */
export const NO_CALIBRATION: Calibration = { a: 1, b: 0 }

/** Pull towards a = 1, b = 0, as strong as one row: keeps a finite where the rows can be told apart without fault. */
const PULL = 1
/** Newton doubles the right digits at each step: far more than are ever needed. */
const MOST_STEPS = 50
/** A step shorter than this ends the search. */
const SMALLEST_STEP = 1e-12
/** How often a step that makes things worse is halved. */
const MOST_HALVINGS = 30

/**
 * The a and b of least cross-entropy of `targets` in [0, 1] given `logits`, one a row, under PULL, by Newton's method
 * with halving (Lin, Lin & Weng 2007). NO_CALIBRATION for no rows. Convex: there is one answer, whatever the start.
 */
export function calibrateHead(logits: Float64Array, targets: Float64Array): Calibration {
  if (logits.length === 0) return NO_CALIBRATION
  const free = newton(logits, targets, NO_CALIBRATION, true)
  return free.a >= 0 ? free : newton(logits, targets, { a: 0, b: 0 }, false)
}

function newton(logits: Float64Array, targets: Float64Array, start: Calibration, both: boolean): Calibration {
  let at = start
  let cost = costOf(logits, targets, at)
  for (let step = 0; step < MOST_STEPS; step++) {
    const move = newtonMove(logits, targets, at, both)
    let next = at
    let nextCost = cost
    let size = 1
    for (let halving = 0; halving < MOST_HALVINGS; halving++, size /= 2) {
      const candidate = { a: at.a - size * move.a, b: at.b - size * move.b }
      const candidateCost = costOf(logits, targets, candidate)
      if (candidateCost < cost) {
        next = candidate
        nextCost = candidateCost
        break
      }
    }
    if (next === at || Math.abs(size * move.a) + Math.abs(size * move.b) < SMALLEST_STEP) return next
    at = next
    cost = nextCost
  }
  return at
}

/** Inverse of the curvature times the slope. */
function newtonMove(logits: Float64Array, targets: Float64Array, { a, b }: Calibration, both: boolean): Calibration {
  let slopeA = PULL * (a - 1)
  let slopeB = PULL * b
  let aa = PULL
  let ab = 0
  let bb = PULL
  for (let row = 0; row < logits.length; row++) {
    const z = logits[row]!
    const p = sigmoid(a * z + b)
    const wrong = p - targets[row]!
    const bend = p * (1 - p)
    slopeA += wrong * z
    slopeB += wrong
    aa += bend * z * z
    ab += bend * z
    bb += bend
  }
  if (!both) return { a: 0, b: slopeB / bb }
  const determinant = aa * bb - ab * ab
  return { a: (bb * slopeA - ab * slopeB) / determinant, b: (aa * slopeB - ab * slopeA) / determinant }
}

function costOf(logits: Float64Array, targets: Float64Array, { a, b }: Calibration): number {
  let cost = (PULL / 2) * ((a - 1) ** 2 + b ** 2)
  for (let row = 0; row < logits.length; row++) cost += crossEntropy(a * logits[row]! + b, targets[row]!)
  return cost
}
