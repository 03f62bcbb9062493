/** When to learn slower, when to stop, and which epoch was the best: what held-out rows say about an epoch. */
import { invalidTraining } from './training-fault.ts'
import { DEFAULT_TRAINING, type EpochReport, type OnEpoch, type TrainingOptions } from './training-options.ts'

/** Epochs without gain before the rate falls, and what it is multiplied by (seed: ReduceLROnPlateau). */
const PLATEAU_EPOCHS = 2
const PLATEAU_FACTOR = 0.5

/** One epoch at a learning rate: its mean loss, and that on held-out rows where there are any. */
export type RunEpoch = (learningRate: number) => { readonly loss: number; readonly heldOutLoss: number | undefined }

/**
 * Runs epochs until they are all run or patience ends, and leaves in `weights` those of the best epoch by held-out loss
 * (the earliest of equals), or of the last where nothing is held out. One report an epoch, in order, also to `onEpoch`.
 * DocentError `training-invalid` when the loss stops being a number.
 */
export function runEpochs(
  runEpoch: RunEpoch,
  weights: readonly Float64Array[],
  options: TrainingOptions,
  onEpoch?: OnEpoch,
): EpochReport[] {
  const { epochs, schedule, patience, learningRate: firstRate } = { ...DEFAULT_TRAINING, ...options }
  const history: EpochReport[] = []
  let learningRate: number = firstRate
  let best = { loss: Infinity, weights: weights.map((list) => list.slice()) }
  let without = 0
  let sinceFall = 0
  for (let epoch = 1; epoch <= epochs && without < patience; epoch++) {
    const { loss, heldOutLoss } = runEpoch(learningRate)
    if (!Number.isFinite(loss)) throw diverged(epoch, learningRate)
    const report = { epoch, loss, ...(heldOutLoss === undefined ? {} : { heldOutLoss }), learningRate }
    history.push(report)
    onEpoch?.(report)
    if (heldOutLoss === undefined) continue
    const gained = heldOutLoss < best.loss
    if (gained) best = { loss: heldOutLoss, weights: weights.map((list) => list.slice()) }
    without = gained ? 0 : without + 1
    sinceFall = gained ? 0 : sinceFall + 1
    if (schedule === 'plateau' && sinceFall > PLATEAU_EPOCHS) {
      learningRate *= PLATEAU_FACTOR
      sinceFall = 0
    }
  }
  if (best.loss < Infinity) weights.forEach((list, i) => list.set(best.weights[i]!))
  return history
}

function diverged(epoch: number, learningRate: number): Error {
  const found = `none in epoch ${epoch} at learning rate ${learningRate}`
  return invalidTraining('a loss that stays a number', found, 'Lower the learning rate, or clip gradients.')
}
