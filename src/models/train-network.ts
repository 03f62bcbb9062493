/** Trains a network whose outputs are probabilities: the loop that the ranker and the safety models share. */
import { seededRandom } from '../base/random.ts'
import { createAdam } from './adam.ts'
import { batchBounds, gaussian, shuffle } from './epoch-order.ts'
import { createForward, foldNetwork } from './folded-network.ts'
import { parametersOf, stateOf } from './network.ts'
import { normaliseInputs } from './normalise-inputs.ts'
import { probabilityLoss } from './probability-loss.ts'
import { type NetworkPlan, type StartingNetwork, startNetwork } from './start-network.ts'
import { checkOptions, checkRows, checkWidths } from './training-fault.ts'
import {
  DEFAULT_TRAINING,
  type EpochReport,
  type NetworkOptions,
  type OnEpoch,
  type TrainingRows,
} from './training-options.ts'
import { createTrainingPass } from './training-pass.ts'
import { runEpochs } from './training-schedule.ts'

export interface TrainedNetwork extends StartingNetwork {
  readonly history: readonly EpochReport[]
  /** Logits of the held-out rows [n x outputs] under the weights as a file keeps them; empty where there are none. */
  readonly heldOutLogits: Float64Array
}

/**
 * Trains a network of `plan` on `rows`, judged by `heldOut` where given (see runEpochs). The weights come back rounded
 * to float32, as a file keeps them. DocentError `training-invalid` for rows or options out of shape or range,
 * `model-invalid` for a warm start of another shape. Cost: about 6 x weights x rows x epochs multiplications.
 */
export function trainNetwork(
  plan: NetworkPlan,
  rows: TrainingRows,
  heldOut: TrainingRows | undefined,
  options: NetworkOptions,
  onEpoch?: OnEpoch,
): TrainedNetwork {
  const { batch, dropout, inputNoise, weightDecay, clip } = { ...DEFAULT_TRAINING, ...options }
  const inputs = plan.inputs.length
  const outputs = plan.sizes[plan.sizes.length - 1] ?? 0
  checkOptions(options)
  checkWidths(plan.sizes)
  checkRows(rows, inputs, outputs)
  if (heldOut) checkRows(heldOut, inputs, outputs)

  const random = seededRandom(options.seed)
  const start = startNetwork(plan, rows.x, random, options.warmStart)
  const { network, normalisation } = start
  const x = normaliseInputs(rows.x, normalisation)
  const heldOutX = heldOut && normaliseInputs(heldOut.x, normalisation)
  const pass = createTrainingPass(network, batch, dropout)
  const adam = createAdam(parametersOf(network), pass.gradients, { weightDecay, clip })
  const order = Int32Array.from({ length: rows.n }, (_, row) => row)
  const bounds = batchBounds(rows.n, batch)
  const batchX = new Float64Array(batch * inputs)
  const batchY = new Float32Array(batch * outputs)
  const dLogits = new Float64Array(batch * outputs)

  const step = (from: number, to: number, learningRate: number): number => {
    for (let at = from; at < to; at++) {
      const row = order[at]!
      batchX.set(x.subarray(row * inputs, (row + 1) * inputs), (at - from) * inputs)
      batchY.set(rows.y.subarray(row * outputs, (row + 1) * outputs), (at - from) * outputs)
    }
    const count = to - from
    if (inputNoise > 0) for (let i = 0; i < count * inputs; i++) batchX[i] = batchX[i]! + inputNoise * gaussian(random)
    const logits = pass.forward(batchX, count, random)
    const change = dLogits.subarray(0, count * outputs)
    const loss = probabilityLoss(logits, batchY, outputs, options, change)
    pass.backward(change, count)
    adam.step(learningRate)
    return loss * count
  }

  const runEpoch = (learningRate: number): { loss: number; heldOutLoss: number | undefined } => {
    shuffle(order, random)
    let loss = 0
    for (let i = 0; i + 1 < bounds.length; i++) loss += step(bounds[i]!, bounds[i + 1]!, learningRate)
    return { loss: loss / rows.n, heldOutLoss: heldOutLoss() }
  }
  const logitsOf = (): Float64Array =>
    heldOut && heldOutX ? createForward(foldNetwork(network))(heldOutX, heldOut.n) : new Float64Array(0)
  const heldOutLoss = (): number | undefined => heldOut && probabilityLoss(logitsOf(), heldOut.y, outputs, options)

  const state = stateOf(network)
  const history = runEpochs(runEpoch, state, options, onEpoch)
  for (const list of state) list.set(Float32Array.from(list))
  return { network, normalisation, history, heldOutLogits: logitsOf() }
}
