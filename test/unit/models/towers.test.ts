import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { batchOf, type TowerPairs } from '../../../src/models/tower-pairs.ts'
import { contrastiveLoss } from '../../../src/models/contrastive-loss.ts'
import { decodeModelFile, encodeModelFile } from '../../../src/models/model-file.ts'
import { gaussian } from '../../../src/models/epoch-order.ts'
import { itemVectorsFile, openItemVectors } from '../../../src/models/item-vectors.ts'
import { openTower } from '../../../src/models/tower.ts'
import { seededRandom } from '../../../src/base/random.ts'
import { toUnitRows } from '../../../src/models/unit-rows.ts'
import { type TowersOptions, trainTowers } from '../../../src/models/train-towers.ts'

const COUNT = 60
const random = seededRandom(2)
/** Items of three inputs; the visitor of a pair has the item's first two bent, and a noise. */
const items = Float32Array.from({ length: COUNT * 3 }, () => gaussian(random))
const at = (row: number, i: number): number => items[row * 3 + i] ?? Number.NaN
function somePairs(n: number): TowerPairs {
  const chosen = Int32Array.from({ length: n }, () => Math.floor(random() * COUNT))
  const visitors = Float32Array.from(
    [...chosen].flatMap((row) => [Math.tanh(at(row, 0) * at(row, 1)), at(row, 0), 100 * gaussian(random)]),
  )
  return { visitors, items: chosen, n }
}
const pairs = somePairs(1500)
const heldOut = somePairs(300)
const options: TowersOptions = {
  seed: 5,
  dataDigest: 'd',
  visitorInputs: ['bent', 'plain', 'noise'],
  itemInputs: ['a', 'b', 'c'],
  hidden: [32, 16],
  epochs: 5,
}
const trained = trainTowers(items, pairs, heldOut, options)
const length = (vector: ArrayLike<number>): number => Math.hypot(...Array.from(vector))
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, j) => sum + value * (b[j] ?? Number.NaN), 0)

describe('the towers', () => {
  const vectors = openItemVectors(trained.vectors)
  const visitor = openTower(trained.visitor)
  const item = openTower(trained.item)

  it('[ML12] bring visitors near what they engage with: of 60 items the own is among the first 10 for most', () => {
    let found = 0
    for (let pair = 0; pair < heldOut.n; pair++) {
      const taste = visitor.embed(Float64Array.from(heldOut.visitors.subarray(pair * 3, pair * 3 + 3)))
      const own = heldOut.items[pair] ?? 0
      const scores = Array.from({ length: COUNT }, (_, row) => cosine(taste, vectors.vectorAt(row)))
      if (scores.filter((score) => score > (scores[own] ?? 0)).length < 10) found++
    }
    // By chance 10 of 60.
    expect(found / heldOut.n).toBeGreaterThan(0.6)
  })

  it('[ML12] give unit vectors, one by one as many at once, NaN as raw 0', () => {
    const inputs = Float64Array.of(0.5, Number.NaN, 3, 1, 2, 3)
    const both = visitor.embedRows(inputs, 2)
    expect(both.subarray(0, 16)).toEqual(visitor.embed(Float64Array.of(0.5, 0, 3)))
    expect(both.subarray(16)).toEqual(visitor.embed(Float64Array.of(1, 2, 3)))
    expect(length(both.subarray(16))).toBeCloseTo(1, 12)
    expect(visitor.inputs).toEqual(['bent', 'plain', 'noise'])
    expect(visitor.dim).toBe(16)
  })

  it('[ML9] leave the vectors of all items, as the item tower gives them', () => {
    expect(vectors).toMatchObject({ count: COUNT, dim: 16 })
    for (const row of [0, 31, COUNT - 1]) {
      const own = item.embed(Float64Array.from(items.subarray(row * 3, row * 3 + 3)))
      expect(vectors.vectorAt(row)).toEqual(Float32Array.from(own))
    }
    expect(() => vectors.vectorAt(COUNT)).toThrow(RangeError)
    expect(() => openItemVectors(trained.item)).toThrow(/kind item-vectors, found one of kind item-tower/)
  })

  it('[ML4] are the same bytes for the same seed and pairs', () => {
    const again = trainTowers(items, pairs, heldOut, options)
    for (const part of ['visitor', 'item', 'vectors'] as const) {
      expect(encodeModelFile(again[part])).toEqual(encodeModelFile(trained[part]))
    }
  })

  it('[ML14] go on from earlier files', () => {
    const warmStart = { visitor: trained.visitor, item: trained.item }
    const { history } = trainTowers(items, pairs, heldOut, { ...options, epochs: 1, seed: 9, warmStart })
    const first = trained.history[0]?.heldOutLoss ?? 0
    expect(history[0]?.heldOutLoss).toBeLessThan((first + (trained.history.at(-1)?.heldOutLoss ?? 0)) / 2)
    const turned = { visitor: trained.item, item: trained.visitor }
    expect(() => trainTowers(items, pairs, heldOut, { ...options, warmStart: turned })).toThrow(/kind visitor-tower/)
  })

  it('[ML12] push away what was met and passed over', () => {
    // The first half of the items are twins of the second but for their third input; nobody engages with a twin, so no
    // batch holds one but as what a visitor passed over.
    const half = COUNT / 2
    const twins = items.map((value, i) => (i < half * 3 ? (items[i + half * 3] ?? 0) - (i % 3 === 2 ? 2 : 0) : value))
    const own = { ...pairs, items: pairs.items.map((row) => half + (row % half)) }
    const passed = { ...own, hardNegatives: own.items.map((row) => row - half) }
    /** How much nearer the own items are than their twins, on average. */
    const margin = (some: TowerPairs): number => {
      const { visitor: tower, vectors: all } = trainTowers(twins, some, undefined, options)
      const rows = openItemVectors(all)
      const tastes = openTower(tower).embedRows(Float64Array.from(own.visitors), own.n)
      let sum = 0
      own.items.forEach((row, p) => {
        const taste = tastes.subarray(p * 16, p * 16 + 16)
        sum += cosine(taste, rows.vectorAt(row)) - cosine(taste, rows.vectorAt(row - half))
      })
      return sum / own.n
    }
    expect(margin(passed)).toBeGreaterThan(2 * Math.abs(margin(own)))
  })

  it('[ML12] compare each visitor with every item of the batch once, and with the own hard negatives', () => {
    const some = { ...pairs, items: Int32Array.of(7, 9, 7), hardNegatives: Int32Array.of(9, 3, -1, 3, 5, -1), n: 3 }
    const { slotItems, positives, compared } = batchOf(some, Int32Array.of(2, 0, 1))
    expect([...slotItems]).toEqual([7, 9, 5, 3])
    expect([...positives]).toEqual([0, 0, 1])
    expect([...compared]).toEqual([1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1])
  })

  it('[ML12] lose what SPEC says: minus log of the softmax of cosine over temperature', () => {
    const batch = {
      visitors: Float64Array.of(1, 0, 0, 1),
      items: Float64Array.of(1, 0, 0.6, 0.8, 0, 1),
      dim: 2,
      positives: Int32Array.of(0, 1),
      compared: Float64Array.of(1, 1, 0, 1, 1, 1),
      temperature: 0.5,
    }
    const e = (cos: number): number => Math.exp(cos / 0.5)
    const expected = -(Math.log(e(1) / (e(1) + e(0.6))) + Math.log(e(0.8) / (e(0) + e(0.8) + e(1)))) / 2
    expect(contrastiveLoss(batch)).toBeCloseTo(expected, 12)
  })

  it.each<[string, Partial<TowerPairs>, Partial<TowersOptions>, RegExp]>([
    ['no pairs', { n: 0 }, {}, /at least one pair, found 0/],
    ['an unknown item', { items: pairs.items.map(() => COUNT) }, {}, /rows of 60 items, found 60/],
    ['an unknown negative', { hardNegatives: pairs.items.map(() => -2) }, {}, /rows of 60 items, found -2/],
    ['negatives for some', { hardNegatives: Int32Array.of(1) }, {}, /as many negatives each, found .* and 1 negatives/],
    ['too few inputs', { visitors: new Float32Array(4) }, {}, /1500 pairs of 3 inputs/],
    ['a temperature of 0', {}, { temperature: 0 }, /temperature above 0, found 0/],
    ['no layer', {}, { hidden: [] }, /at least one unit, found \[\]/],
  ])('[ML15] with %s are refused as training-invalid', (_, change, further, message) => {
    const start = (): unknown => trainTowers(items, { ...pairs, ...change }, undefined, { ...options, ...further })
    expect(start).toThrow(message)
    expect(start).toThrow(expect.objectContaining({ code: 'training-invalid' }) as Error)
  })
})

describe('item vectors', () => {
  it('[ML9] in int8 are off by half a step at most, and a quarter of the size', () => {
    const about = { seed: 1, dataDigest: '' }
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }), (seed, count, dim) => {
        const draw = seededRandom(seed)
        const unit = Float64Array.from({ length: count * dim }, () => gaussian(draw))
        toUnitRows(unit, count, dim)
        const open = openItemVectors(decodeModelFile(encodeModelFile(itemVectorsFile(unit, dim, about, 'int8'))))
        for (let row = 0; row < count; row++) {
          const exact = unit.subarray(row * dim, (row + 1) * dim)
          const peak = exact.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
          open.vectorAt(row).forEach((value, j) => {
            expect(Math.abs(value - (exact[j] ?? 0))).toBeLessThanOrEqual((0.5001 * peak) / 127)
          })
        }
      }),
      { numRuns: 100 },
    )
    const many = new Float64Array(500 * 128).fill(1 / Math.sqrt(128))
    const bytesOf = (form: 'float32' | 'int8'): number =>
      encodeModelFile(itemVectorsFile(many, 128, about, form)).length
    expect(bytesOf('int8') / bytesOf('float32')).toBeLessThan(0.27)
  })

  it('[ML9] of no items, or of none with a direction, open as well', () => {
    const about = { seed: 1, dataDigest: '' }
    expect(openItemVectors(itemVectorsFile(new Float64Array(0), 4, about)).count).toBe(0)
    const zeros = openItemVectors(itemVectorsFile(new Float64Array(4), 4, about, 'int8'))
    expect([...zeros.vectorAt(0)]).toEqual([0, 0, 0, 0])
  })
})
