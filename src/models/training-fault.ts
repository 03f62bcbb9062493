/** The error of rows or options that nothing can be trained with. */
import { DocentError } from '../base/docent-error.ts'
import type { TrainingOptions, TrainingRows } from './training-options.ts'

/** DocentError `training-invalid`: what was expected, what was found, what to do. */
export function invalidTraining(expected: string, found: string, advice: string): DocentError {
  return new DocentError('training-invalid', `Training cannot start: expected ${expected}, found ${found}. ${advice}`, {
    expected,
    found,
  })
}

/** Throws `training-invalid` unless `rows` are at least one, of the widths said, with targets in [0, 1]. */
export function checkRows(rows: TrainingRows, inputs: number, outputs: number): void {
  const { x, y, n } = rows
  if (n < 1) throw invalidTraining('at least one row', `${n}`, 'Give it data with interactions.')
  if (x.length !== n * inputs || y.length !== n * outputs) {
    const expected = `${n} rows of ${inputs} inputs and ${outputs} targets`
    throw invalidTraining(expected, `${x.length} inputs and ${y.length} targets`, 'Give one of each a row.')
  }
  checkInputs(x)
  const at = y.findIndex((target) => !(target >= 0 && target <= 1))
  if (at >= 0) throw invalidTraining('targets in [0, 1]', `${y[at]} in row ${Math.floor(at / outputs)}`, 'Correct it.')
}

/** Throws `training-invalid` for an infinite input; NaN is a missing one. */
export function checkInputs(x: Float32Array): void {
  const at = x.findIndex((value) => Math.abs(value) === Infinity)
  if (at >= 0) throw invalidTraining('finite inputs, or NaN for none', `${x[at]} at ${at}`, 'Correct it.')
}

/** Throws `training-invalid` for a number out of its range. */
export function checkOptions(options: Partial<TrainingOptions>): void {
  const { epochs, batch, learningRate, weightDecay, clip, patience, dropout, inputNoise } = options
  const ranges: readonly (readonly [string, number | undefined, string, (value: number) => boolean])[] = [
    ['epochs', epochs, 'a whole number of at least 1', (value) => Number.isInteger(value) && value >= 1],
    ['batch', batch, 'a whole number of at least 2', (value) => Number.isInteger(value) && value >= 2],
    ['learningRate', learningRate, 'above 0', (value) => value > 0 && Number.isFinite(value)],
    ['weightDecay', weightDecay, 'at least 0', (value) => value >= 0 && Number.isFinite(value)],
    ['clip', clip, 'above 0', (value) => value > 0],
    ['patience', patience, 'at least 1', (value) => value >= 1],
    ['dropout', dropout, 'in [0, 1)', (value) => value >= 0 && value < 1],
    ['inputNoise', inputNoise, 'at least 0', (value) => value >= 0 && Number.isFinite(value)],
  ]
  for (const [name, value, range, fits] of ranges) {
    if (value !== undefined && !fits(value))
      throw invalidTraining(`${name} ${range}`, `${value}`, 'Correct the option.')
  }
}

/** Throws `training-invalid` unless `widths` are at least one layer's, each a whole number of at least 1. */
export function checkWidths(widths: readonly number[]): void {
  if (widths.length > 0 && widths.every((width) => Number.isInteger(width) && width >= 1)) return
  throw invalidTraining('layers of at least one unit', `[${widths.join(', ')}]`, 'Correct the option.')
}
