import { describe, expect, it } from 'vitest'
import { artFigures } from '../../../scripts/toxicity/art-figures.ts'
import { artSubjects } from '../../../scripts/toxicity/art-subject.ts'
import { aToxicityModel, someWords } from '../../builders/a-toxicity-model.ts'
import { encodeModelFile } from '../../../src/models/model-file.ts'
import { functionFigures } from '../../../scripts/toxicity/function-figures.ts'
import { inPart, partOf } from '../../../scripts/toxicity/text-parts.ts'
import { probabilitiesOf } from '../../../scripts/toxicity/text-vectors.ts'
import { seededRandom } from '../../../src/base/random.ts'
import { wordFigures } from '../../../scripts/toxicity/word-figures.ts'

describe('the parts of the texts', () => {
  const texts = Array.from({ length: 2000 }, (_, at) => ({ text: `text ${at % 1900}` }))

  it('[SF1] are told by the text itself: one that comes twice is in one part, and none is in two', () => {
    const parts = (['train', 'tune', 'test'] as const).map((part) => inPart(texts, part))
    expect(parts.flat()).toHaveLength(texts.length)
    const [train, tune, test] = parts.map((part) => new Set(part.map(({ text }) => text)))
    expect([...(test ?? [])].filter((text) => train?.has(text) || tune?.has(text))).toEqual([])
    // 60, 15 and 25 of 100, within four standard deviations of a draw.
    expect(parts.map((part) => Math.round(part.length / 100))).toEqual([12, 3, 5])
    // For ever: a text that moved from the test to the training would make every figure since a lie.
    expect(['a', 'b', 'c', 'd', 'i'].map(partOf)).toEqual(['train', 'train', 'test', 'test', 'tune'])
  })
})

describe('training the head', () => {
  it.each(['logistic', 'network'] as const)('[SF2] tells apart what it never saw, with a %s head', (shape) => {
    const { texts, vectors } = someWords(300, 9)
    const figures = wordFigures(
      probabilitiesOf(aToxicityModel({ shape }), texts, vectors),
      texts.map(({ label }) => label),
    )
    // Means 2 apart with a spread of .5 each: .998 is the best before the vectors are made unit-length.
    expect(figures.auc?.value).toBeGreaterThan(0.97)
    expect(figures.found[0]).toBeGreaterThan(0.8)
    expect(figures.wronglyHeld[0]).toBeLessThan(0.1)
  })

  it('[SF2] gives the same bytes for the same seed, and others for another', () => {
    const bytes = [7, 7, 8].map((seed) => Buffer.from(encodeModelFile(aToxicityModel({ seed }))).toString('base64'))
    expect(bytes[0]).toBe(bytes[1])
    expect(bytes[0]).not.toBe(bytes[2])
  })

  it('[SF2] refuses a text without a vector', () => {
    expect(() => probabilitiesOf(aToxicityModel(), [{ text: 'never embedded' }], new Map())).toThrow(
      'found one without',
    )
  })
})

describe('the figures', () => {
  it('[SF3] are those worked by hand', () => {
    const figures = wordFigures(Float64Array.of(0.9, 0.8, 0.6, 0.4, 0.2), [1, 0, 1, 1, 0])
    expect(figures).toMatchObject({ texts: 5, toxic: 3, found: [2 / 3, 1 / 3], wronglyHeld: [1 / 2, 1 / 2] })
    expect(figures.auc?.value).toBeCloseTo(4 / 6, 12)
    expect(figures.prAuc?.value).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3, 12)
    expect(figures.precision?.value).toBeCloseTo(3 / 4, 12)
  })

  it('[SF3] have intervals that hold the figure, and none of one label alone', () => {
    const random = seededRandom(5)
    const labels = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 1 : 0))
    const figures = wordFigures(
      Float64Array.from(labels, (label) => (label + 2 * random()) / 3),
      labels,
    )
    for (const interval of [figures.auc, figures.prAuc, figures.precision]) {
      const { value, low, high } = interval ?? { value: Number.NaN, low: 0, high: 0 }
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      expect(high).toBeGreaterThan(low)
    }
    expect(wordFigures(Float64Array.of(0.1, 0.9), [0, 0])).toMatchObject({
      auc: undefined,
      prAuc: undefined,
      found: [0, 0],
    })
  })

  it('[SF4] count a work as lost above .7, as dimmed above .5, once in each of its groups', () => {
    const work = (
      probability: number,
      ...subjects: ('nude' | 'violence')[]
    ): Parameters<typeof artFigures>[0][number] => ({
      probability,
      subjects,
    })
    const works = [
      work(0.71, 'nude'),
      work(0.7, 'nude', 'violence'),
      work(0.5, 'violence'),
      work(0.1, 'nude'),
      work(0.9),
    ]
    expect(artFigures(works)).toEqual({
      nude: { works: 3, dimmed: 2 / 3, lost: 1 / 3 },
      violence: { works: 2, dimmed: 1 / 2, lost: 0 },
      either: { works: 4, dimmed: 1 / 2, lost: 1 / 4 },
      other: { works: 1, dimmed: 1, lost: 1 },
    })
    expect(artFigures([]).either).toEqual({ works: 0, dimmed: 0, lost: 0 })
  })

  it.each([
    ['Reclining Nude; drawing', ['nude']],
    ['The Battle of the Amazons; nudity', ['nude', 'violence']],
    ['The Martyrdom of Saint Stephen', ['violence']],
    ['Nudgee Beach, Wareham; skilled', []],
  ])('[SF4] reads subjects from whole words: %s', (words, subjects) => {
    expect(artSubjects(words)).toEqual(subjects)
  })

  it('[SF5] tell each function of HateCheck apart', () => {
    const cases = [
      { group: 'derog_h', label: 1, probability: 0.6 },
      { group: 'derog_h', label: 1, probability: 0.5 },
      { group: 'counter_nh', label: 0, probability: 0.5 },
    ] as const
    expect(functionFigures(cases, 0.5)).toEqual([
      { name: 'counter_nh', cases: 1, right: 1 },
      { name: 'derog_h', cases: 2, right: 1 / 2 },
    ])
  })
})
