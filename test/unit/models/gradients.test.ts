/** Every gradient that is written by hand, against finite differences in float64. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/base/random.ts'
import { contrastiveLoss } from '../../../src/models/contrastive-loss.ts'
import { fusionLoss } from '../../../src/models/fuse-heads.ts'
import { createNetwork, parametersOf } from '../../../src/models/network.ts'
import { probabilityLoss } from '../../../src/models/probability-loss.ts'
import { batchOf } from '../../../src/models/tower-pairs.ts'
import { createTowerPass } from '../../../src/models/tower-pass.ts'
import { createTrainingPass } from '../../../src/models/training-pass.ts'

/** Half the distance of the two points of a difference. */
const STEP = 1e-5
/** Largest relative error that passes (SPEC ML10). */
const MOST = 1e-5

/** Below this a gradient counts as 0: what rounding leaves of a difference. */
const NOTHING = 1e-4

/**
 * The largest relative error of `gradients` of `loss`, a function of `weights`, over every weight; Infinity where not
 * one is different from 0, which would prove nothing.
 */
function worstError(weights: readonly Float64Array[], gradients: readonly Float64Array[], loss: () => number): number {
  let [worst, largest] = [0, 0]
  weights.forEach((list, i) => {
    const found = gradients[i]?.slice() ?? new Float64Array(0)
    list.forEach((weight, k) => {
      list[k] = weight + STEP
      const above = loss()
      list[k] = weight - STEP
      const below = loss()
      list[k] = weight
      const expected = (above - below) / (2 * STEP)
      const gradient = found[k] ?? Number.NaN
      worst = Math.max(worst, Math.abs(gradient - expected) / Math.max(Math.abs(gradient), Math.abs(expected), NOTHING))
      largest = Math.max(largest, Math.abs(gradient))
    })
  })
  return largest > NOTHING ? worst : Infinity
}

const randomly = (length: number, seed: number): Float64Array => {
  const random = seededRandom(seed)
  return Float64Array.from({ length }, () => 2 * random() - 1)
}

describe('gradients', () => {
  it.each([
    { what: 'the ranker', sizes: [4, 7, 5, 3], norm: true, dropout: 0.3, loss: {} },
    {
      what: 'the ranker under all weights and focal loss',
      sizes: [4, 7, 5, 3],
      norm: true,
      dropout: 0.3,
      loss: { positiveWeight: [3, 2], outputWeight: [1, 0.5, 2], focalGamma: 2 },
    },
    { what: 'a safety net', sizes: [5, 6, 4, 1], norm: false, dropout: 0.3, loss: { focalGamma: 0.5 } },
    { what: 'a regression', sizes: [5, 1], norm: false, dropout: 0, loss: {} },
  ])('[ML10] of $what are those of finite differences', ({ sizes, norm, dropout, loss }) => {
    const rows = 6
    const outputs = sizes.at(-1) ?? 0
    const network = createNetwork(sizes, norm, seededRandom(5))
    const x = randomly(rows * (sizes[0] ?? 0), 2)
    const targets = Float32Array.from(randomly(rows * outputs, 3), (v, i) =>
      i % 3 === 0 ? Math.abs(v) : Number(v > 0),
    )
    const pass = createTrainingPass(network, rows, dropout)
    const run = (change?: Float64Array): number =>
      // The same draws each time: the same units left out.
      probabilityLoss(pass.forward(x, rows, seededRandom(9)), targets, outputs, loss, change)
    const change = new Float64Array(rows * outputs)
    run(change)
    pass.backward(change, rows)
    expect(worstError(parametersOf(network), pass.gradients, () => run())).toBeLessThan(MOST)
  })

  it('[ML10] of the towers, in-batch and hard negatives, are those of finite differences', () => {
    const pairs = {
      visitors: new Float32Array(0),
      items: Int32Array.of(0, 1, 1, 2, 4),
      hardNegatives: Int32Array.of(3, 1, 5, -1, 0, 1, -1, -1, 3, 4),
      n: 5,
    }
    const rows = Int32Array.of(4, 0, 2, 1, 3)
    const { slotItems, positives, compared } = batchOf(pairs, rows)
    const dim = 4
    const [visitorNet, itemNet] = [4, 5].map((seed) => createNetwork([3, 12, dim], false, seededRandom(seed)))
    if (!visitorNet || !itemNet) throw new Error('two networks')
    // No row ends at the origin, where no direction changes smoothly.
    for (const { b } of [...visitorNet.layers, ...itemNet.layers]) b.fill(0.2)
    const strain = { dropout: 0.2, inputNoise: 0.1 }
    const visitor = createTowerPass(visitorNet, 5, strain)
    const item = createTowerPass(itemNet, 6, strain)
    const [visitorX, itemX] = [randomly(15, 6), randomly(18, 7)]
    const run = (): number => {
      const random = seededRandom(8)
      const visitors = visitor.embed(visitorX, rows, random)
      const items = item.embed(itemX, slotItems, random)
      const batch = { visitors, items, dim, positives, compared, temperature: 0.3 }
      return contrastiveLoss(batch, { visitors: visitor.change, items: item.change })
    }
    run()
    visitor.backward()
    item.backward()
    const weights = [...parametersOf(visitorNet), ...parametersOf(itemNet)]
    expect(worstError(weights, [...visitor.gradients, ...item.gradients], run)).toBeLessThan(MOST)
  })

  it('[ML10] of the mixture of heads are those of finite differences', () => {
    const probabilities = randomly(21, 1).map((v) => 0.05 + 0.9 * Math.abs(v))
    const targets = Float64Array.of(1, 0, 1, 1, 0, 0.5, 0)
    const weights = Float64Array.of(0.3, -0.2, 0.9)
    const gradient = new Float64Array(3)
    fusionLoss(probabilities, targets, weights, gradient)
    const loss = (): number => fusionLoss(probabilities, targets, weights, new Float64Array(3))
    expect(worstError([weights], [gradient], loss)).toBeLessThan(MOST)
  })
})
