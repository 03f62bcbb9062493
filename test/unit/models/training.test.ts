import { describe, expect, it } from 'vitest'
import { calibrateHead } from '../../../src/models/calibrate-head.ts'
import { createAdam } from '../../../src/models/adam.ts'
import { encodeModelFile } from '../../../src/models/model-file.ts'
import type { EpochReport, TrainingRows } from '../../../src/models/training-options.ts'
import { floatBlock } from '../../../src/models/model-blocks.ts'
import { fuseHeads } from '../../../src/models/fuse-heads.ts'
import { gaussian } from '../../../src/models/epoch-order.ts'
import { type HeavyRankerOptions, trainHeavyRanker } from '../../../src/models/train-heavy-ranker.ts'
import { openHeavyRanker } from '../../../src/models/heavy-ranker.ts'
import { openSafetyModel } from '../../../src/models/safety-model.ts'
import { probabilityLoss } from '../../../src/models/probability-loss.ts'
import { runEpochs } from '../../../src/models/training-schedule.ts'
import { seededRandom } from '../../../src/base/random.ts'
import { trainSafetyModel } from '../../../src/models/train-safety-model.ts'

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))
const INPUTS = ['large', 'small', 'still', 'noise']

/** Rows whose truth bends: engaged by the product of two inputs of very different size; a constant and a noise beside. */
function someRows(n: number, seed: number): TrainingRows & { readonly truth: Float64Array } {
  const random = seededRandom(seed)
  const x = new Float32Array(n * 4)
  const y = new Float32Array(n * 3)
  const truth = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    const [a, b] = [gaussian(random), gaussian(random)]
    x.set([1000 + 200 * a, b / 100, 7, gaussian(random)], row * 4)
    truth[row] = sigmoid(3 * a * b - 0.5)
    y.set([Number(random() < (truth[row] ?? 0)), Number(random() < sigmoid(a - 1)), sigmoid(b)], row * 3)
  }
  return { x, y, n, truth }
}

const rows = someRows(3000, 1)
const heldOut = someRows(1000, 2)
const options: HeavyRankerOptions = { seed: 7, dataDigest: 'd', inputs: INPUTS, hidden: [16, 8], epochs: 6 }
const column = (of: TrainingRows, at: number): Float64Array =>
  Float64Array.from({ length: of.n }, (_, r) => of.y[r * 3 + at] ?? 0)
const trained = trainHeavyRanker(rows, heldOut, options)

/** Share of pairs of a positive and a negative that are in order; ties count half. */
function auc(scores: Float64Array, targets: Float64Array): number {
  let [right, pairs] = [0, 0]
  scores.forEach((a, i) => {
    if (targets[i] !== 1) return
    scores.forEach((b, j) => {
      if (targets[j] !== 0) return
      pairs++
      right += a > b ? 1 : a === b ? 0.5 : 0
    })
  })
  return right / pairs
}

describe('training the ranker', () => {
  it('[ML11] comes near the best that the hidden truth allows, on rows it never saw', () => {
    const fresh = someRows(1000, 3)
    const wide = { ...options, hidden: [64, 32], dropout: 0.1, epochs: 15, learningRate: 3e-3 }
    const { engagement } = openHeavyRanker(trainHeavyRanker(rows, heldOut, wide).file).predict(
      Float64Array.from(fresh.x),
      fresh.n,
    )
    const best = auc(fresh.truth, column(fresh, 0))
    expect(best).toBeGreaterThan(0.8)
    expect(auc(engagement, column(fresh, 0))).toBeGreaterThan(0.95 * best)
  })

  it('[ML4] gives the same bytes for the same seed and rows, others for another seed', () => {
    const again = trainHeavyRanker(rows, heldOut, options)
    expect(encodeModelFile(again.file)).toEqual(encodeModelFile(trained.file))
    expect(again.history).toEqual(trained.history)
    const other = trainHeavyRanker(rows, heldOut, { ...options, seed: 8, epochs: 1 })
    expect(encodeModelFile(other.file)).not.toEqual(encodeModelFile(trained.file))
  })

  it('[ML5] keeps mean and spread of its rows in the file, 1 for what never varies, and takes NaN as 0', () => {
    const few = (x: readonly number[]): TrainingRows => ({ x: Float32Array.from(x), y: new Float32Array(12), n: 4 })
    const one = (x: readonly number[]) => trainHeavyRanker(few(x), undefined, { ...options, epochs: 1 }).file
    const file = one([1, 0, 7, 0, 3, 0, 7, 0, 1, 0, 7, 0, 3, 8, 7, 0])
    expect(file.header.normalisation).toEqual({ mean: [2, 2, 7, 0], scale: [1, Math.fround(Math.sqrt(12)), 1, 1] })
    const missing = one([1, Number.NaN, 7, 0, 3, 0, 7, Number.NaN, 1, 0, 7, 0, 3, 8, 7, 0])
    expect(encodeModelFile(missing)).toEqual(encodeModelFile(file))
  })

  it('[ML8] calibrates each head on held-out rows: on average its probabilities come true', () => {
    const skewed = trainHeavyRanker(rows, heldOut, { ...options, positiveWeight: [8], epochs: 3 })
    const { engagement } = openHeavyRanker(skewed.file).predict(Float64Array.from(heldOut.x), heldOut.n)
    const mean = (of: Float64Array): number => of.reduce((sum, v) => sum + v, 0) / of.length
    expect(mean(engagement)).toBeCloseTo(mean(column(heldOut, 0)), 2)
  })

  it('[ML8] leaves probabilities as they are, and shares equal, without held-out rows', () => {
    const { file, history } = trainHeavyRanker(rows, undefined, { ...options, epochs: 1 })
    expect([...floatBlock(file, 'calibration')]).toEqual([1, 0, 1, 0, 1, 0])
    expect([...floatBlock(file, 'fusion')]).toEqual([0, 0, 0])
    expect(history[0]).not.toHaveProperty('heldOutLoss')
  })

  it('[ML13] reports each epoch once, in order, as it ends', () => {
    const told: EpochReport[] = []
    const { history } = trainHeavyRanker(rows, heldOut, { ...options, epochs: 2 }, (report) => told.push(report))
    expect(told).toEqual(history)
    expect(history.map(({ epoch }) => epoch)).toEqual([1, 2])
    expect(history[1]?.heldOutLoss).toBeLessThan(history[0]?.heldOutLoss ?? 0)
  })

  it.each<[string, Partial<HeavyRankerOptions>]>([
    ['weight decay', { weightDecay: 0.1 }],
    ['clipping', { clip: 0.01 }],
    ['no dropout', { dropout: 0 }],
    ['input noise', { inputNoise: 0.1 }],
    ['focal loss', { focalGamma: 2 }],
    ['positive weights', { positiveWeight: [2, 5] }],
    ['output weights', { outputWeight: [1, 0, 0] }],
    ['smaller batches', { batch: 64 }],
    ['another learning rate', { learningRate: 3e-3 }],
  ])('[ML13] with %s gives another model that still learns', (_, change) => {
    const few = someRows(1000, 4)
    const base = trainHeavyRanker(few, undefined, { ...options, epochs: 2 })
    const { file, history } = trainHeavyRanker(few, undefined, { ...options, epochs: 2, ...change })
    expect([...floatBlock(file, 'w0')]).not.toEqual([...floatBlock(base.file, 'w0')])
    expect(history[1]?.loss).toBeLessThan(history[0]?.loss ?? 0)
  })

  it('[ML14] starts from an earlier file: its normalisation, and its loss from the first epoch on', () => {
    const start = { ...options, epochs: 1, warmStart: trained.file, seed: 99 }
    const { file, history } = trainHeavyRanker(someRows(500, 5), heldOut, start)
    expect(file.header.normalisation).toEqual(trained.file.header.normalisation)
    expect(history[0]?.heldOutLoss).toBeLessThan(1.02 * (trained.history.at(-1)?.heldOutLoss ?? 0))
    expect(() => trainHeavyRanker(rows, heldOut, { ...start, hidden: [16, 9] })).toThrow(/layers of \[4, 16, 9, 3\]/)
    const renamed = { ...start, inputs: ['large', 'small', 'still', 'other'] }
    expect(() => trainHeavyRanker(rows, heldOut, renamed)).toThrow(
      /the inputs large, small, still, other to start from/,
    )
  })

  const bad = (change: Partial<TrainingRows>): TrainingRows => ({ ...rows, ...change })
  it.each<[string, TrainingRows, Partial<HeavyRankerOptions>, RegExp]>([
    ['no rows', { x: new Float32Array(0), y: new Float32Array(0), n: 0 }, {}, /at least one row, found 0/],
    ['too few targets', bad({ y: new Float32Array(3) }), {}, /3000 rows of 4 inputs and 3 targets, found 12000 .* 3 t/],
    ['a target of 2', bad({ y: rows.y.map((v, i) => (i === 4 ? 2 : v)) }), {}, /in \[0, 1\], found 2 in row 1/],
    ['a target of NaN', bad({ y: rows.y.map(() => Number.NaN) }), {}, /targets in \[0, 1\], found NaN/],
    ['an infinite input', bad({ x: rows.x.map(() => -Infinity) }), {}, /finite inputs, .* found -Infinity at 0/],
    ['no epochs', rows, { epochs: 0 }, /epochs a whole number of at least 1, found 0/],
    ['batches of one', rows, { batch: 1 }, /batch a whole number of at least 2/],
    ['all left out', rows, { dropout: 1 }, /dropout in \[0, 1\), found 1/],
    ['a rate of NaN', rows, { learningRate: Number.NaN }, /learningRate above 0, found NaN/],
    ['an empty layer', rows, { hidden: [0] }, /layers of at least one unit, found \[4, 0, 3\]/],
  ])('[ML15] with %s is refused as training-invalid', (_, wrong, change, message) => {
    const start = (): unknown => trainHeavyRanker(wrong, undefined, { ...options, ...change })
    expect(start).toThrow(message)
    expect(start).toThrow(expect.objectContaining({ code: 'training-invalid' }) as Error)
  })

  it('[ML15] on one row works, and says little', () => {
    const one = { x: Float32Array.of(1, 2, 3, 4), y: Float32Array.of(1, 0, 0.5), n: 1 }
    const { file } = trainHeavyRanker(one, one, options)
    expect(openHeavyRanker(file).predict(Float64Array.of(1, 2, 3, 4), 1).fused[0]).toBeGreaterThan(0)
  })
})

describe('what held-out rows decide', () => {
  /** Runs over given held-out losses; the one weight counts the epochs. */
  function run(losses: readonly number[], change: Partial<HeavyRankerOptions>) {
    const weights = [Float64Array.of(0)]
    const runEpoch = () => {
      const epoch = (weights[0]?.[0] ?? 0) + 1
      weights[0]?.set([epoch])
      return { loss: 1, heldOutLoss: losses[epoch - 1] }
    }
    const history = runEpochs(runEpoch, weights, { ...options, learningRate: 0.8, epochs: losses.length, ...change })
    return { kept: weights[0]?.[0], rates: history.map(({ learningRate }) => learningRate) }
  }

  it('[ML13] is the epoch that is kept: the best, the earliest of equals', () => {
    expect(run([3, 1, 2, 1], {}).kept).toBe(2)
  })

  it('[ML13] is the end, after as many epochs without gain as patience allows', () => {
    expect(run([3, 2, 2.5, 2.4, 1], { patience: 2 })).toEqual({ kept: 2, rates: [0.8, 0.8, 0.8, 0.8] })
  })

  it('[ML13] is the learning rate: half after more than two epochs without gain', () => {
    const losses = [3, 4, 4, 4, 4, 4, 4, 4]
    expect(run(losses, { schedule: 'plateau' }).rates).toEqual([0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2])
    expect(run(losses, {}).rates).toEqual(losses.map(() => 0.8))
  })

  it('[ML15] a loss that is no number ends it', () => {
    const diverge = () => ({ loss: Number.NaN, heldOutLoss: undefined })
    expect(() => runEpochs(diverge, [], options)).toThrow(/a loss that stays a number, found none in epoch 1 .*Lower/)
  })
})

describe('the parts of a step', () => {
  it('[ML13] Adam moves by the learning rate against the sign, AdamW takes off decay too, clipping only a longer gradient', () => {
    const move = (gradient: number, weightDecay: number, clip: number): number => {
      const weights = [Float64Array.of(2)]
      createAdam(weights, [Float64Array.of(gradient)], { weightDecay, clip }).step(0.1)
      return weights[0]?.[0] ?? Number.NaN
    }
    expect(move(5, 0, Infinity)).toBeCloseTo(1.9, 7)
    expect(move(-5, 0.5, Infinity)).toBeCloseTo(2.1 - 0.1 * 0.5 * 2, 7)
    // Adam forgets the size of a gradient but for its floor of 1e-8, where clipping shows.
    expect(move(5, 0, 1e-8)).toBeCloseTo(2 - 0.1 / 2, 7)
    expect(move(1e-8, 0, 1)).toBeCloseTo(2 - 0.1 / 2, 7)
  })

  it('[ML13] the loss is that of SPEC: weighted, focal, mean over rows and outputs', () => {
    const logits = Float64Array.of(0, 2)
    const ce = (p: number): number => -Math.log(p)
    const [half, sure] = [0.5, sigmoid(2)]
    expect(probabilityLoss(logits, Float32Array.of(1, 0), 2, {})).toBeCloseTo((ce(half) + ce(1 - sure)) / 2, 12)
    const weighted = { positiveWeight: [3, 5], outputWeight: [1, 2] }
    const expected = (3 * ce(half) + 2 * ce(1 - sure)) / 2
    expect(probabilityLoss(logits, Float32Array.of(1, 0), 2, weighted)).toBeCloseTo(expected, 12)
    const focal = ((1 - half) ** 2 * ce(half) + sure ** 2 * ce(1 - sure)) / 2
    expect(probabilityLoss(logits, Float32Array.of(1, 0), 2, { focalGamma: 2 })).toBeCloseTo(focal, 12)
  })

  it('[ML8] calibration ends where its two equations of SPEC hold', () => {
    const random = seededRandom(3)
    const logits = Float64Array.from({ length: 400 }, () => 3 * gaussian(random))
    const targets = logits.map((z) => Number(random() < sigmoid(0.4 * z + 1)))
    const { a, b } = calibrateHead(logits, targets)
    const wrong = logits.map((z, i) => sigmoid(a * z + b) - (targets[i] ?? 0))
    expect(wrong.reduce((sum, each) => sum + each, b)).toBeCloseTo(0, 8)
    expect(wrong.reduce((sum, each, i) => sum + each * (logits[i] ?? 0), a - 1)).toBeCloseTo(0, 8)
    expect(a).toBeCloseTo(0.4, 1)
  })

  it('[ML8] calibration never turns an order round, and stays finite for rows told apart without fault', () => {
    const turned = calibrateHead(Float64Array.of(-2, -1, 1, 2), Float64Array.of(1, 1, 0, 0))
    expect(turned).toEqual({ a: 0, b: expect.closeTo(0, 9) as number })
    const { a } = calibrateHead(Float64Array.of(-200, 200), Float64Array.of(0, 1))
    expect(a).toBeGreaterThan(0)
    expect(a).toBeLessThan(2)
  })

  it('[ML11] the mixture goes to the head that tells most', () => {
    const random = seededRandom(4)
    const truth = Float64Array.from({ length: 2000 }, () => random())
    const targets = truth.map((p) => Number(random() < p))
    const probabilities = Float64Array.from({ length: 6000 }, (_, at) =>
      at % 3 === 1 ? (truth[(at - 1) / 3] ?? 0) : random(),
    )
    const [first = 0, second = 0, third = 0] = fuseHeads(probabilities, targets, 3)
    expect(second).toBeGreaterThan(Math.max(first, third) + 3)
  })
})

describe('training a safety net', () => {
  it('[ML11] [ML8] learns a rule of surface features, calibrated, and the same bytes again', () => {
    const random = seededRandom(6)
    const n = 1500
    const x = Float32Array.from({ length: n * 3 }, () => random())
    const y = Float32Array.from({ length: n }, (_, row) => Number((x[row * 3] ?? 0) * (x[row * 3 + 1] ?? 0) > 0.4))
    const train = (): ReturnType<typeof trainSafetyModel> =>
      trainSafetyModel({ x, y, n }, { x, y, n }, { kind: 'nsfw', seed: 1, dataDigest: '', inputs: ['a', 'b', 'c'] })
    const { file, history } = train()
    expect(file.header).toMatchObject({ kind: 'nsfw', sizes: [3, 64, 32, 1], outputs: ['nsfw'] })
    expect(history).toHaveLength(8)
    const [risky = 0, tame = 1, missing] = openSafetyModel(file).probability(
      Float64Array.of(0.95, 0.95, 0.5, 0.3, 0.3, 0.5, Number.NaN, 0.9, 0.5),
      3,
    )
    expect(risky).toBeGreaterThan(0.9)
    expect(tame).toBeLessThan(0.05)
    expect(missing).toBeLessThan(0.1)
    expect(encodeModelFile(train().file)).toEqual(encodeModelFile(file))
  })
})
