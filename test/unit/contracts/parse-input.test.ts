import { describe, expect, it } from 'vitest'
import { Content } from '../../../src/contracts/content.ts'
import { DocentError } from '../../../src/base/docent-error.ts'
import { parseInput } from '../../../src/contracts/parse-input.ts'
import { readConfig } from '../../../src/contracts/read-config.ts'
import { RecommendOptions } from '../../../src/contracts/recommend-options.ts'

function errorOf(work: () => unknown): DocentError {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof DocentError) return thrown
  }
  throw new Error('expected a DocentError')
}

describe('what comes in at a door', () => {
  it('[ER1] is refused with every fault: path, expected, found', () => {
    const { code, message, details } = errorOf(() =>
      parseInput(
        RecommendOptions,
        { count: 'ten', diversity: 2, cuont: 3, where: { year: { like: 1 } } },
        'options-invalid',
        'the options',
      ),
    )
    expect(code).toBe('options-invalid')
    expect(message).toContain('count: expected a number, found "ten"')
    expect(message).toContain('diversity: expected at most 1, found 2')
    expect(message).toContain('cuont: expected a known key')
    expect(details['faults']).toHaveLength(4)
  })

  it('[ER1] names at most five faults in the message, and counts the rest', () => {
    const { message } = errorOf(() => parseInput(Content, {}, 'catalog-bad-record', 'the record'))
    expect(message).toMatch(/^Cannot use the record: id: expected a string, found nothing/)
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`key${at}`, at]))
    expect(errorOf(() => parseInput(RecommendOptions, many, 'options-invalid', 'it')).message).toContain('and 4 more')
  })

  it('[CF2] is refused as config-unknown-key when a key of the config is misspelt, at any depth', () => {
    const { code, message } = errorOf(() => readConfig({ mmrLamda: 0.5 }))
    expect(code).toBe('config-unknown-key')
    expect(message).toContain('mmrLamda')
    expect(errorOf(() => readConfig({ fusionWeights: { sematic: 1 } })).message).toContain('fusionWeights.sematic')
  })

  it('[CF2] is refused as config-invalid when a value is out of range', () => {
    const { code, message } = errorOf(() => readConfig({ halfLifeDays: 0 }))
    expect(code).toBe('config-invalid')
    expect(message).toContain('halfLifeDays: expected more than 0, found 0')
    expect(errorOf(() => readConfig('fast')).code).toBe('config-invalid')
  })

  it('[ER1] never reaches a prototype', () => {
    const hostile: unknown = JSON.parse('{"id":"__proto__","contentType":"poi","title":"x","wordCount":1}')
    expect(errorOf(() => parseInput(Content, hostile, 'catalog-bad-record', 'the record')).message).toContain(
      'reserved word',
    )
  })
})
