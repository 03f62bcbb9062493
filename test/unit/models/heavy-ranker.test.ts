import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { aRankerFile } from './a-ranker-file.ts'
import { attributeOutput } from '../../../src/models/attribute-output.ts'
import { decodeModelFile, encodeModelFile, type ModelFile } from '../../../src/models/model-file.ts'
import type { ModelHeader } from '../../../src/models/model-header.ts'
import { floatBlock } from '../../../src/models/model-blocks.ts'
import { NORM_EPSILON } from '../../../src/models/network.ts'
import { openHeavyRanker, RANKER_HEADS } from '../../../src/models/heavy-ranker.ts'
import { openSafetyModel } from '../../../src/models/safety-model.ts'
import { openTower } from '../../../src/models/tower.ts'

const file = decodeModelFile(encodeModelFile(aRankerFile()))
const ranker = openHeavyRanker(file)
const feature = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -50, max: 50, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
)
const candidate = fc.array(feature, { minLength: 4, maxLength: 4 }).map((list) => Float64Array.from(list))

/** Oracle: the heads by the words of SPEC, layer by layer, nothing folded. */
function plainScores(x: Float64Array): number[] {
  const { sizes, normalisation } = file.header
  const block = (name: string): number[] => [...floatBlock(file, name)]
  const at = (list: readonly number[], i: number): number => list[i] ?? Number.NaN
  let values = [...x].map(
    (raw, i) => ((Number.isNaN(raw) ? 0 : raw) - at(normalisation.mean, i)) / at(normalisation.scale, i),
  )
  for (let l = 0; l + 1 < sizes.length; l++) {
    const m = at(sizes, l + 1)
    const w = block(`w${l}`)
    const sums = Array.from({ length: m }, (_, j) => values.reduce((sum, v, k) => sum + v * at(w, k * m + j), 0))
    if (l === sizes.length - 2) {
      values = sums.map((sum, j) => sum + at(block(`b${l}`), j))
      break
    }
    values = sums.map((sum, j) => {
      const standard = (sum - at(block(`mean${l}`), j)) / Math.sqrt(at(block(`variance${l}`), j) + NORM_EPSILON)
      return Math.max(0, at(block(`gamma${l}`), j) * standard + at(block(`beta${l}`), j))
    })
  }
  const line = block('calibration')
  const heads = values.map((z, h) => 1 / (1 + Math.exp(-(at(line, 2 * h) * z + at(line, 2 * h + 1)))))
  const powers = block('fusion').map(Math.exp)
  const sum = powers.reduce((a, b) => a + b, 0)
  return [...heads, heads.reduce((mixed, p, h) => mixed + (p * at(powers, h)) / sum, 0)]
}

describe('the heavy ranker', () => {
  it('[ML6] [ML11] scores as the layers say, one after the other', () => {
    fc.assert(
      fc.property(candidate, (x) => {
        const { engagement, follow, embedding, fused } = ranker.predict(x, 1)
        const found = [engagement, follow, embedding, fused].map(([score]) => score)
        plainScores(x).forEach((score, i) => expect(found[i]).toBeCloseTo(score, 12))
      }),
      { numRuns: 100 },
    )
  })

  it('[ML6] scores a candidate the same, to the last bit, whoever is beside it', () => {
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1, maxLength: 40 }), (candidates) => {
        const all = ranker.predict(Float64Array.from(candidates.flatMap((x) => [...x])), candidates.length)
        candidates.forEach((x, row) => expect(ranker.predict(x, 1).fused[0]).toBe(all.fused[row]))
      }),
      { numRuns: 100 },
    )
  })

  it('[ML6] scores no candidates to nothing, and refuses fewer features than candidates have', () => {
    expect(ranker.predict(new Float64Array(0), 0).fused).toHaveLength(0)
    expect(() => ranker.predict(new Float64Array(7), 2)).toThrow(/2 rows of 4 inputs, found 7 numbers/)
    expect(() => ranker.attribute(new Float64Array(3), 'follow')).toThrow(/4 features, found 3/)
  })

  it('[ML5] counts a missing feature as raw 0, in scores and in parts', () => {
    const missing = Float64Array.of(1, Number.NaN, 3, Number.NaN)
    expect(ranker.predict(missing, 1)).toEqual(ranker.predict(Float64Array.of(1, 0, 3, 0), 1))
    expect(ranker.attribute(missing, 'follow')).toEqual(ranker.attribute(Float64Array.of(1, 0, 3, 0), 'follow'))
    expect(ranker.predict(Float64Array.of(1, Infinity, 3, -Infinity), 1)).toEqual(ranker.predict(missing, 1))
    expect(missing[1]).toBeNaN()
  })

  it('[ML7] gives each feature its part of a score: base and parts sum to it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), candidate, fc.constantFrom(...RANKER_HEADS), (seed, x, head) => {
        const each = openHeavyRanker(aRankerFile(seed))
        const { base, parts } = each.attribute(x, head)
        const sum = parts.reduce((total, part) => total + part, base)
        expect(Math.abs(sum - (each.predict(x, 1)[head][0] ?? Number.NaN))).toBeLessThanOrEqual(1e-12)
      }),
      { numRuns: 300 },
    )
  })

  it('[ML7] starts from the mean candidate, to whom nothing is added', () => {
    const mean = Float64Array.from(file.header.normalisation.mean)
    const { base, parts } = ranker.attribute(mean, 'engagement')
    expect(parts.every((part) => part === 0)).toBe(true)
    expect(base).toBeCloseTo(ranker.predict(mean, 1).engagement[0] ?? Number.NaN, 14)
    const oneOff = mean.map((value, i) => (i === 2 ? value + 1 : value))
    expect([...ranker.attribute(oneOff, 'engagement').parts].map((part) => part !== 0)).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  it('[ML7] splits the example of SPEC as worked by hand', () => {
    const network = {
      sizes: [2, 2, 1],
      layers: [
        { w: Float64Array.of(1, -1, 2, 0), b: Float64Array.of(0, 1) },
        { w: Float64Array.of(2, 1), b: Float64Array.of(0) },
      ],
    }
    const { base, parts } = attributeOutput(network, Float64Array.of(0, 0), Float64Array.of(3, -1), {
      output: 0,
      a: 1,
      b: -1,
    })
    expect(base).toBe(0.5)
    expect(parts[0]).toBeCloseTo(0.231059 * 5, 5)
    expect(parts[1]).toBeCloseTo(0.231059 * -4, 5)
  })
})

describe('a model file of another shape', () => {
  const changed = (header: Partial<ModelHeader>, ...without: readonly string[]): ModelFile => ({
    header: { ...file.header, ...header },
    blocks: new Map([...file.blocks].filter(([name]) => !without.includes(name))),
  })

  it.each([
    ['another kind', changed({ kind: 'nsfw' }), /a model of kind heavy-ranker, found one of kind nsfw/],
    ['one layer of none', changed({ sizes: [4] }), /widths of at least two layers, none 0, found \[4\]/],
    ['other inputs', changed({ inputs: ['a'] }), /expected 4 named inputs, found 1/],
    ['four heads', changed({ sizes: [4, 6, 5, 4] }), /expected 3 outputs, found 4/],
    ['an unnamed head', changed({ outputs: ['engagement'] }), /expected 3 named outputs, found 1/],
    ['heads in another order', changed({ outputs: [...RANKER_HEADS].toReversed() }), /the heads engagement, follow/],
    ['other widths', changed({ sizes: [4, 6, 6, 3] }), /block w1 of 36 numbers, found 30/],
    ['no statistics', changed({}, 'mean1'), /block mean1 of float32 numbers, found no such block/],
    ['no calibration', changed({}, 'calibration'), /block calibration of float32 numbers, found no such block/],
    [
      'a variance below 0',
      { ...file, blocks: new Map([...file.blocks, ['variance0', new Float32Array(6).fill(-1)]]) },
      /variances of at least 0/,
    ],
  ])('[ML3] with %s is refused on opening', (_, wrong, message) => {
    expect(() => openHeavyRanker(wrong)).toThrow(message)
    expect(() => openHeavyRanker(wrong)).toThrow(expect.objectContaining({ code: 'model-invalid' }) as Error)
  })

  it('[ML3] is refused by towers and safety nets alike', () => {
    expect(() => openTower(file)).toThrow(/kind visitor-tower or item-tower, found one of kind heavy-ranker/)
    expect(() => openSafetyModel(file)).toThrow(/kind nsfw or toxicity or toxicity-text/)
    expect(() => openSafetyModel(changed({ kind: 'toxicity' }))).toThrow(/expected 1 outputs, found 3/)
  })
})
