/**
 * LinearBandit: Bayesian linear regression of rewards on contexts, updated by one rank at a time, for LinUCB (Li et al.,
 * WWW 2010) and linear Thompson sampling (Agrawal and Goyal, ICML 2013). Holds buffers of its own; `state()` copies out.
 */
import type { BanditFeatures } from './bandit-features.ts'
import { type BanditState, emptyBanditState } from './bandit-state.ts'
import { dotOfRow, factorise, invertFactored, multiplySymmetric, rowStart, solveUpper } from './cholesky.ts'
import { DocentError } from '../base/docent-error.ts'
import type { Random } from '../base/random.ts'
import { LARGEST_CONTEXT } from './read-context.ts'
import { sameFeatures } from './same-features.ts'
import { standardNormal } from './standard-normal.ts'

/**
 * Rewards between two applications of forgetting. [BD6] It is applied to whole blocks, and the inverse made anew then:
 * forgetting reward by reward would fade the prior as well, and let the variance of what is seldom met grow without end.
 */
const FADE_EVERY = 32

export interface LinearBanditOptions {
  /** [BD6] What a reward still weighs after the next one, in (0, 1]; 1 forgets nothing. */
  readonly forgetting?: number
  /** [BD15] What was learnt of earlier visits, and the part of it that counts, in [0, 1]. */
  readonly venue?: { readonly state: BanditState; readonly part: number }
}

export interface Estimates {
  /** Expected reward of each context. */
  readonly means: Float64Array
  /** Standard deviation of that expectation, of each context; at least 0. */
  readonly widths: Float64Array
}

export class LinearBandit {
  readonly features: BanditFeatures
  readonly size: number
  readonly #opened: BanditState
  readonly #forgetting: number
  /** What never fades: the prior and the venue's part. Lower triangle, and vector. */
  readonly #basePrecision: Float64Array
  readonly #baseMoment: Float64Array
  readonly #gram: Float64Array
  readonly #moment: Float64Array
  #weight: number
  #updates: number
  #sinceFading: number
  /** Inverse of base precision + gram, its lower triangle. */
  #covariance: Float64Array = new Float64Array(0)
  readonly #means: Float64Array
  readonly #scratch: Float64Array

  /** Errors: `bandit-state-invalid` where the venue's features are not the state's, or nothing can be inverted. */
  constructor(state: BanditState, { forgetting = 1, venue }: LinearBanditOptions = {}) {
    if (venue && !sameFeatures(venue.state.features, state.features)) {
      throw invalid('the venue to have learnt of the same features', 'others', 'Migrate both to one list of features')
    }
    this.features = state.features
    this.size = state.moment.length
    this.#opened = state
    this.#forgetting = forgetting
    const part = venue?.part ?? 0
    this.#basePrecision = Float64Array.from(state.gram, (_, at) => part * (venue?.state.gram[at] ?? 0))
    state.prior.forEach((precision, i) => (this.#basePrecision[diagonalAt(i)]! += precision))
    this.#baseMoment = Float64Array.from(state.moment, (_, at) => part * (venue?.state.moment[at] ?? 0))
    this.#gram = Float64Array.from(state.gram)
    this.#moment = Float64Array.from(state.moment)
    this.#weight = state.weight
    this.#updates = state.updates
    this.#sinceFading = state.sinceFading
    this.#means = new Float64Array(this.size)
    this.#scratch = new Float64Array(this.size)
    this.#invert()
  }

  /** Expected reward of each weight's context alone: what was learnt, Float64Array[d]. A copy. */
  weights(): Float64Array {
    return Float64Array.from(this.#means)
  }

  /** The inverse of the precision, its lower triangle row by row. A copy. */
  covariance(): Float64Array {
    return Float64Array.from(this.#covariance)
  }

  /** [BD3] Mean and width of `contexts`, Float64Array[n · d], one after the other. Cost: n · d²/2. */
  estimate(contexts: Float64Array): Estimates {
    const d = this.size
    const count = contexts.length / d
    const means = new Float64Array(count)
    const widths = new Float64Array(count)
    const covariance = this.#covariance
    const weights = this.#means
    for (let at = 0; at < count; at++) {
      const x = at * d
      let mean = 0
      let variance = 0
      for (let i = 0; i < d; i++) {
        const xi = contexts[x + i]!
        mean += weights[i]! * xi
        if (xi !== 0) variance += xi * (covariance[rowStart(i) + i]! * xi + 2 * dotOfRow(covariance, i, contexts, x))
      }
      means[at] = mean
      widths[at] = Math.sqrt(Math.max(variance, 0)) // rounding can leave -1e-17
    }
    return { means, widths }
  }

  /**
   * [BD5] Learns that `context`, Float64Array[d], brought `reward`, counted `weight` > 0 times: Sherman and Morrison's
   * formula, d² steps. Errors: `bandit-reward-invalid` where a number is not finite or a context beyond what readContext
   * gives; nothing was learnt then.
   */
  update(context: Float64Array, reward: number, weight = 1): void {
    const isReadable = context.every((x) => Math.abs(x) <= LARGEST_CONTEXT)
    if (!isReadable || !Number.isFinite(reward) || !(weight > 0 && weight < Infinity)) {
      throw new DocentError(
        'bandit-reward-invalid',
        `Expected a finite reward, a weight above 0 and a context of numbers up to ${LARGEST_CONTEXT}, found reward ${reward}, weight ${weight} and a context ${isReadable ? 'as it should be' : 'beyond that'}. Read contexts with readContext.`,
        { reward, weight },
      )
    }
    const gram = this.#gram
    const moment = this.#moment
    for (let i = 0, at = 0; i < moment.length; i++) {
      const scaled = weight * context[i]!
      for (let j = 0; j <= i; j++, at++) gram[at] = gram[at]! + scaled * context[j]!
      moment[i] = moment[i]! + scaled * reward
    }
    this.#weight += weight
    this.#updates++
    this.#sinceFading++
    if (this.#forgetting < 1 && this.#sinceFading >= FADE_EVERY) this.#fade()
    else this.#shermanMorrison(context, reward, weight)
  }

  /**
   * [BD7] `count` sets of weights drawn from what is believed, Float64Array[count · d]: mean + spread · L⁻ᵀz, where L·Lᵀ is
   * the precision and z standard normal. Cost: d³/6 + count · d²/2.
   */
  drawWeights(count: number, spread: number, random: Random): Float64Array {
    const d = this.size
    const factor = factorOf(this.#precision(), d)
    const drawn = new Float64Array(count * d)
    for (let at = 0; at < count; at++) {
      const world = drawn.subarray(at * d, (at + 1) * d)
      for (let i = 0; i < d; i++) world[i] = standardNormal(random)
      solveUpper(factor, world)
      for (let i = 0; i < d; i++) world[i] = this.#means[i]! + spread * world[i]!
    }
    return drawn
  }

  /** What was learnt, without the venue's part: plain and JSON-able, exact to the last bit. */
  state(): BanditState {
    return {
      ...emptyBanditState(this.features),
      prior: this.#opened.prior,
      gram: Array.from(this.#gram),
      moment: Array.from(this.#moment),
      weight: this.#weight,
      updates: this.#updates,
      sinceFading: this.#sinceFading,
      migrations: this.#opened.migrations,
    }
  }

  #shermanMorrison(context: Float64Array, reward: number, weight: number): void {
    const d = this.size
    const covariance = this.#covariance
    const means = this.#means
    const u = this.#scratch
    multiplySymmetric(covariance, context, u)
    let divisor = 1 / weight
    let error = reward
    for (let i = 0; i < d; i++) {
      divisor += context[i]! * u[i]!
      error -= means[i]! * context[i]!
    }
    for (let i = 0, at = 0; i < d; i++) {
      const k = u[i]! / divisor
      for (let j = 0; j <= i; j++, at++) covariance[at] = covariance[at]! - k * u[j]!
      means[i] = means[i]! + k * error
    }
  }

  #fade(): void {
    const kept = this.#forgetting ** this.#sinceFading
    for (let at = 0; at < this.#gram.length; at++) this.#gram[at] = this.#gram[at]! * kept
    for (let i = 0; i < this.size; i++) this.#moment[i] = this.#moment[i]! * kept
    this.#weight *= kept
    this.#sinceFading = 0
    this.#invert()
  }

  #invert(): void {
    const factor = factorOf(this.#precision(), this.size)
    this.#covariance = invertFactored(factor, this.size)
    for (let i = 0; i < this.size; i++) this.#scratch[i] = this.#baseMoment[i]! + this.#moment[i]!
    multiplySymmetric(this.#covariance, this.#scratch, this.#means)
  }

  #precision(): Float64Array {
    return this.#gram.map((entry, at) => entry + this.#basePrecision[at]!)
  }
}

function factorOf(precision: Float64Array, size: number): Float64Array {
  const factor = factorise(precision, size)
  if (factor) return factor
  throw invalid('sums of squares, which can be inverted', 'a matrix that is not positive definite', 'Start anew')
}

function diagonalAt(i: number): number {
  return rowStart(i) + i
}

function invalid(expected: string, found: string, todo: string): DocentError {
  return new DocentError('bandit-state-invalid', `Expected ${expected}, found ${found}. ${todo}.`)
}
