/** Carries a state over to another list of features, so that nothing learnt of the unchanged ones is lost. */
import type { BanditFeatures, ScaledFeature } from './bandit-features.ts'
import { type BanditMigration, type BanditState, emptyBanditState } from './bandit-state.ts'
import { factorise, rowStart, solveLower } from './cholesky.ts'
import { checkFeatures } from './check-features.ts'
import { DocentError } from '../base/docent-error.ts'
import { LinearBandit } from './linear-bandit.ts'
import { sameFeatures } from './same-features.ts'
import { weightNames, weightScales } from './weight-order.ts'

/**
 * [BD10] The state over `features`, its migration recorded: an added feature starts from the prior; [BD11] a removed one is
 * marginalised (Schur complement of the precision), so what the others learnt beside it stays; a rescaled one is a
 * congruence. The mean and width of any context in which removed and added features are 0 stay within 1e-9 · (1 + |value|).
 * The same features give the state itself. Errors: `bandit-features-invalid`. Cost: d³.
 */
export function migrateBanditState(state: BanditState, features: BanditFeatures, at: number): BanditState {
  checkFeatures(features)
  if (sameFeatures(state.features, features)) return state
  const old = new Map(weightNames(state.features).map((name, index) => [name, index]))
  const names = weightNames(features)
  const keptNames = names.filter((name) => old.has(name))
  const kept = keptNames.map((name) => old.get(name) ?? 0)
  const isKept = new Set(kept)
  const removed = [...old.values()].filter((index) => !isKept.has(index))
  const { gram, moment } = marginal(state, kept, removed)

  const oldScales = weightScales(state.features)
  const scales = weightScales(features)
  const empty = emptyBanditState(features)
  const made = { prior: [...empty.prior], gram: [...empty.gram], moment: [...empty.moment] }
  const targets = names.flatMap((name, index) => (old.has(name) ? [index] : []))
  // x = value / scale: in the new unit it is `factors` times what it was.
  const factors = targets.map((target, index) => oldScales[kept[index]!]! / scales[target]!)
  targets.forEach((target, i) => {
    made.prior[target] = state.prior[kept[i]!]! * factors[i]! ** 2
    made.moment[target] = moment[i]! * factors[i]!
    for (let j = 0; j <= i; j++) {
      made.gram[entryAt(target, targets[j]!)] = gram[rowStart(i) + j]! * factors[i]! * factors[j]!
    }
  })
  const { weight, updates, sinceFading } = state
  const moved: BanditState = { ...empty, ...made, weight, updates, sinceFading, migrations: state.migrations }
  const changes = changesBetween(state.features, features)
  const drift = driftOf(state, moved, kept, targets, factors)
  return { ...moved, migrations: [...state.migrations, { at, ...changes, drift }] }
}

/** Evidence over the kept weights, in their order, with the removed ones integrated out. */
function marginal(
  state: BanditState,
  kept: readonly number[],
  removed: readonly number[],
): { readonly gram: Float64Array; readonly moment: Float64Array } {
  const gram = new Float64Array(rowStart(kept.length))
  const moment = Float64Array.from(kept, (index) => state.moment[index]!)
  kept.forEach((one, i) => {
    for (let j = 0; j <= i; j++) gram[rowStart(i) + j] = state.gram[entryAt(one, kept[j]!)]!
  })
  if (removed.length === 0) return { gram, moment }

  const block = new Float64Array(rowStart(removed.length))
  removed.forEach((one, i) => {
    for (let j = 0; j <= i; j++) block[rowStart(i) + j] = state.gram[entryAt(one, removed[j]!)]!
    block[rowStart(i) + i]! += state.prior[one]!
  })
  const factor = factorise(block, removed.length)
  if (!factor) {
    throw new DocentError('bandit-state-invalid', 'Expected sums of squares, found a matrix that is not. Start anew.')
  }
  const through = Float64Array.from(removed, (index) => state.moment[index]!)
  solveLower(factor, through)
  // The prior is diagonal, so only the gram couples a kept weight with a removed one.
  const columns = kept.map((one) => {
    const column = Float64Array.from(removed, (index) => state.gram[entryAt(one, index)]!)
    solveLower(factor, column)
    return column
  })
  columns.forEach((column, i) => {
    moment[i] = moment[i]! - dot(column, through)
    for (let j = 0; j <= i; j++) gram[rowStart(i) + j] = gram[rowStart(i) + j]! - dot(column, columns[j]!)
  })
  return { gram, moment }
}

/** How far the kept weights moved, each brought to its old unit. */
function driftOf(
  before: BanditState,
  after: BanditState,
  kept: readonly number[],
  targets: readonly number[],
  factors: readonly number[],
): number {
  const was = new LinearBandit(before).weights()
  const is = new LinearBandit(after).weights()
  let largest = 0
  let moved = 0
  kept.forEach((index, i) => {
    largest = Math.max(largest, Math.abs(was[index]!))
    moved = Math.max(moved, Math.abs(is[targets[i]!]! * factors[i]! - was[index]!))
  })
  return moved / (1 + largest)
}

function changesBetween(before: BanditFeatures, after: BanditFeatures): Omit<BanditMigration, 'at' | 'drift'> {
  const was = scalesByName(before)
  const is = scalesByName(after)
  return {
    added: [...is.keys()].filter((name) => !was.has(name)),
    removed: [...was.keys()].filter((name) => !is.has(name)),
    rescaled: [...is].flatMap(([name, to]) => {
      const from = was.get(name)
      return from === undefined || from === to ? [] : [{ name, from, to }]
    }),
  }
}

function scalesByName({ visitor, item }: BanditFeatures): ReadonlyMap<string, number> {
  const named = (side: string, list: readonly ScaledFeature[]): [string, number][] =>
    list.map(({ name, scale }) => [`${side}:${name}`, scale])
  return new Map([...named('visitor', visitor), ...named('item', item)])
}

/** Of the lower triangle, whichever index is larger. */
function entryAt(a: number, b: number): number {
  return a >= b ? rowStart(a) + b : rowStart(b) + a
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
