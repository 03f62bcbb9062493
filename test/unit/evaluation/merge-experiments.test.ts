import { describe, expect, it } from 'vitest'
import { type CountsFile, COUNTS_FORMAT } from '../../../src/contracts/experiment.ts'
import { mergeExperiments } from '../../../src/evaluation/merge-experiments.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const arms = [
  { name: 'plain', share: 0.5 },
  { name: 'wide', share: 0.5 },
]

function aFile(visitor: number, arm: string, engaged: number, overrides: object = {}): CountsFile {
  const part = {
    experiment: 'variety',
    visitor: `0000000${visitor}`,
    arms,
    arm,
    metrics: { served: 10, engaged },
    ...overrides,
  }
  return { format: COUNTS_FORMAT, schemaVersion: 1, note: '', experiments: [part] }
}

/** `people` in an arm, of whom every other one engaged twice, the others `least` times. */
const many = (arm: string, people: number, least: number, from: number): CountsFile[] =>
  Array.from({ length: people }, (_, at) => aFile(from + at, arm, at % 2 ? 2 : least))

describe('merged counts', () => {
  it('[RP21] give means and lift of the hand-worked table', () => {
    const [result] = mergeExperiments([...many('plain', 20, 0, 100), ...many('wide', 20, 1, 200)])
    expect(result).toMatchObject({ experiment: 'variety', control: 'plain', suppressed: [], again: 0 })
    const [plain, wide] = result?.arms ?? []
    expect([plain?.people, plain?.means['engaged'], plain?.lifts]).toEqual([20, 1, undefined])
    expect([wide?.people, wide?.means['engaged']]).toEqual([20, 1.5])
    const { value, low, high, relative } = wide?.lifts?.['engaged'] ?? {
      value: NaN,
      low: NaN,
      high: NaN,
      relative: NaN,
    }
    expect(value).toBeCloseTo(0.5, 12)
    expect(relative).toBeCloseTo(50, 12)
    // sqrt(20/19 · (1 + 1/4) / 20) = .2565; Student's quantile for 27.94 degrees is 2.0486
    expect(value - low).toBeCloseTo(0.5255, 3)
    expect(high - value).toBeCloseTo(0.5255, 3)
  })

  it('[RP20] say nothing of an arm of fewer than 20, not even whether there is anybody', () => {
    const files = [...many('plain', 20, 0, 100), ...many('wide', 19, 1, 200)]
    const [result] = mergeExperiments(files)
    expect(result?.arms.map(({ arm, lifts }) => [arm, lifts])).toEqual([['plain', undefined]])
    expect(result?.suppressed).toEqual(['wide'])
    expect(mergeExperiments(files.slice(0, 20))).toEqual([result])
    expect(JSON.stringify(result)).not.toContain('19')
  })

  it('[RP20] count a visitor once, by the export that saw more, whatever the order of the files', () => {
    const files = many('plain', 20, 0, 100)
    const later = aFile(100, 'plain', 2, { metrics: { served: 30, engaged: 2 } })
    const [result] = mergeExperiments([later, ...files])
    expect(result).toMatchObject({ again: 1, arms: [{ people: 20, means: { served: 11, engaged: 1.1 } }] })
    expect(mergeExperiments([...files, later])).toEqual([result])
    expect(mergeExperiments([])).toEqual([])
  })

  it.each([
    [
      'other shares',
      {
        arms: [
          { name: 'plain', share: 0.9 },
          { name: 'wide', share: 0.1 },
        ],
      },
      'plain 0.9, wide 0.1',
    ],
    ['an arm that is none', { arm: 'broad' }, 'found broad'],
  ])('[RP21] refuse %s under one id', async (_, overrides, says) => {
    const refusal = await refusalOf(() => mergeExperiments([aFile(1, 'plain', 0), aFile(2, 'plain', 0, overrides)]))
    expect(refusal).toMatchObject({ code: 'experiment-invalid', details: { experiment: 'variety' } })
    expect(refusal.message).toContain(says)
  })
})
