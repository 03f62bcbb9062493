/** Trains the two towers (seed: TwHIN), so that the vectors of a visitor and of what they engage with come close. */
import { seededRandom } from '../base/random.ts'
import { createAdam } from './adam.ts'
import { contrastiveLoss } from './contrastive-loss.ts'
import { batchBounds, shuffle } from './epoch-order.ts'
import { itemVectorsFile, type ItemVectorsForm } from './item-vectors.ts'
import type { ModelFile } from './model-file.ts'
import { networkFile } from './network-file.ts'
import { parametersOf } from './network.ts'
import { normaliseInputs } from './normalise-inputs.ts'
import { startNetwork } from './start-network.ts'
import { openTower } from './tower.ts'
import { batchOf, checkPairs, type TowerPairs } from './tower-pairs.ts'
import { createTowerPass, type TowerPass, type TowerStrain } from './tower-pass.ts'
import { checkInputs, checkOptions, checkWidths, invalidTraining } from './training-fault.ts'
import { DEFAULT_TRAINING, type EpochReport, type OnEpoch, type TrainingOptions } from './training-options.ts'
import { runEpochs } from './training-schedule.ts'

export interface TowersOptions extends TrainingOptions {
  readonly visitorInputs: readonly string[]
  readonly itemInputs: readonly string[]
  /** Widths behind the inputs, of both towers, the last being that of the vectors; 256, 128, 128 (seed). */
  readonly hidden?: readonly number[]
  /** What cosines are divided by; .1. */
  readonly temperature?: number
  /** How the items' vectors are kept. */
  readonly form?: ItemVectorsForm
  readonly warmStart?: { readonly visitor: ModelFile; readonly item: ModelFile }
}

export interface TrainedTowers {
  readonly visitor: ModelFile
  readonly item: ModelFile
  /** The vectors of all items, in their order. */
  readonly vectors: ModelFile
  readonly history: readonly EpochReport[]
}

const HIDDEN = [256, 128, 128]
const TEMPERATURE = 0.1
const OUTPUTS = ['vector']

/**
 * Trains on `pairs` of visitors and rows of `items` (raw inputs [count x item inputs], NaN as 0). Negatives are the
 * other items of a batch and the pair's own hard ones. `heldOut` pairs decide which epoch is kept, the last without
 * them. Dropout is 0 unless asked for. Both towers draw from one seed. DocentError `training-invalid`, `model-invalid`
 * as trainNetwork. Cost: about 6 x weights x (visitors + distinct items of each batch) multiplications an epoch.
 */
export function trainTowers(
  items: Float32Array,
  pairs: TowerPairs,
  heldOut: TowerPairs | undefined,
  options: TowersOptions,
  onEpoch?: OnEpoch,
): TrainedTowers {
  const { batch, dropout, inputNoise, weightDecay, clip, temperature, form, hidden, visitorInputs, itemInputs } = {
    ...DEFAULT_TRAINING,
    dropout: 0,
    temperature: TEMPERATURE,
    form: 'float32' as const,
    hidden: HIDDEN,
    ...options,
  }
  const count = items.length / itemInputs.length
  checkOptions(options)
  checkWidths(hidden)
  if (!(temperature > 0)) throw invalidTraining('a temperature above 0', `${temperature}`, 'Correct the option.')
  checkInputs(items)
  for (const some of heldOut ? [pairs, heldOut] : [pairs]) {
    checkPairs(some, visitorInputs.length, count)
    checkInputs(some.visitors)
  }

  const random = seededRandom(options.seed)
  const visitorStart = startNetwork(
    { kinds: ['visitor-tower'], norm: false, inputs: visitorInputs, sizes: [visitorInputs.length, ...hidden] },
    pairs.visitors,
    random,
    options.warmStart?.visitor,
  )
  const itemStart = startNetwork(
    { kinds: ['item-tower'], norm: false, inputs: itemInputs, sizes: [itemInputs.length, ...hidden] },
    items,
    random,
    options.warmStart?.item,
  )
  const dim = hidden[hidden.length - 1] ?? 0
  const itemX = normaliseInputs(items, itemStart.normalisation)
  const mostItems = Math.min(count, batch * (1 + Math.max(hardOf(pairs), heldOut ? hardOf(heldOut) : 0)))
  const towersUnder = (strain: TowerStrain): Towers => ({
    visitor: createTowerPass(visitorStart.network, batch, strain),
    item: createTowerPass(itemStart.network, mostItems, strain),
  })
  const training = towersUnder({ dropout, inputNoise })
  const judging = towersUnder({ dropout: 0, inputNoise: 0 })
  const weights = [...parametersOf(visitorStart.network), ...parametersOf(itemStart.network)]
  const gradients = [...training.visitor.gradients, ...training.item.gradients]
  const adam = createAdam(weights, gradients, { weightDecay, clip })

  /** Mean loss over all of `some`, in `order`; with a learning rate, a step against each batch. */
  const runPairs = (some: TowerPairs, visitorX: Float64Array, order: Int32Array, learningRate?: number): number => {
    const { visitor, item } = learningRate === undefined ? judging : training
    const bounds = batchBounds(some.n, batch)
    let sum = 0
    for (let i = 0; i + 1 < bounds.length; i++) {
      const rows = order.subarray(bounds[i], bounds[i + 1])
      const { slotItems, positives, compared } = batchOf(some, rows)
      const visitors = visitor.embed(visitorX, rows, random)
      const vectors = item.embed(itemX, slotItems, random)
      const contrast = { visitors, items: vectors, dim, positives, compared, temperature }
      sum += rows.length * contrastiveLoss(contrast, { visitors: visitor.change, items: item.change })
      if (learningRate === undefined) continue
      visitor.backward()
      item.backward()
      adam.step(learningRate)
    }
    return sum / some.n
  }

  const order = rowsOf(pairs.n)
  const visitorX = normaliseInputs(pairs.visitors, visitorStart.normalisation)
  const heldOutX = heldOut && normaliseInputs(heldOut.visitors, visitorStart.normalisation)
  const runEpoch = (learningRate: number): { loss: number; heldOutLoss: number | undefined } => {
    shuffle(order, random)
    const loss = runPairs(pairs, visitorX, order, learningRate)
    return { loss, heldOutLoss: heldOut && heldOutX && runPairs(heldOut, heldOutX, rowsOf(heldOut.n)) }
  }
  const history = runEpochs(runEpoch, weights, options, onEpoch)

  const visitor = networkFile('visitor-tower', visitorStart, OUTPUTS, { ...options, inputs: visitorInputs })
  const item = networkFile('item-tower', itemStart, OUTPUTS, { ...options, inputs: itemInputs })
  // By the file's own weights, so that what is stored is what anyone who has the tower would compute.
  const unit = openTower(item).embedRows(Float64Array.from(items), count)
  return { visitor, item, vectors: itemVectorsFile(unit, dim, options, form), history }
}

interface Towers {
  readonly visitor: TowerPass
  readonly item: TowerPass
}

/** Hard negatives of each pair. */
function hardOf({ hardNegatives, n }: TowerPairs): number {
  return (hardNegatives?.length ?? 0) / n
}

function rowsOf(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, row) => row)
}
