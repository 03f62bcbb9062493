/** One tower in training: rows of inputs to unit vectors, and back to a gradient of every weight. */
import type { Random } from '../base/random.ts'
import { gaussian } from './epoch-order.ts'
import type { Network } from './network.ts'
import { createTrainingPass } from './training-pass.ts'
import { toUnitRows, unitRowsGradient } from './unit-rows.ts'

/** How hard a pass makes it for the tower. */
export interface TowerStrain {
  readonly dropout: number
  /** Standard deviation of what is added to every input. */
  readonly inputNoise: number
}

export interface TowerPass {
  /** As TrainingPass has them. */
  readonly gradients: readonly Float64Array[]
  /** Unit vectors [rows x dim] of those rows of the normalised inputs `x`; a view that the next call overwrites. */
  embed(x: Float64Array, rows: Int32Array, random: Random): Float64Array
  /** Where to write what the loss gains per number of the last `embed`; zeros after each `embed`. */
  readonly change: Float64Array
  /** Adds what the loss gains per weight; uses up `change`. */
  backward(): void
}

/** A pass of `network` for up to `maxRows` rows at a time. */
export function createTowerPass(network: Network, maxRows: number, { dropout, inputNoise }: TowerStrain): TowerPass {
  const width = network.sizes[0] ?? 0
  const dim = network.sizes[network.sizes.length - 1] ?? 0
  const pass = createTrainingPass(network, maxRows, dropout)
  const input = new Float64Array(maxRows * width)
  const factors = new Float64Array(maxRows)
  const change = new Float64Array(maxRows * dim)
  let unit: Float64Array = new Float64Array(0)
  return {
    gradients: pass.gradients,
    change,
    embed: (x, rows, random) => {
      rows.forEach((row, at) => input.set(x.subarray(row * width, (row + 1) * width), at * width))
      if (inputNoise > 0) {
        for (let i = 0; i < rows.length * width; i++) input[i] = input[i]! + inputNoise * gaussian(random)
      }
      change.fill(0)
      unit = pass.forward(input, rows.length, random)
      toUnitRows(unit, rows.length, dim, factors)
      return unit
    },
    backward: () => {
      const rows = unit.length / dim
      unitRowsGradient(unit, factors, change, rows, dim)
      pass.backward(change, rows)
    },
  }
}
