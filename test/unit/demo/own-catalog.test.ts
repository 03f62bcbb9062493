import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commonTags } from '../../../demo/shelf/common-tags.ts'
import { faultText } from '../../../demo/own-catalog/fault-text.ts'
import { faultsIn } from '../../../demo/own-catalog/import-state.ts'
import { firstLetter } from '../../../demo/letter-card.ts'
import { growthWords } from '../../../demo/own-catalog/growth-words.ts'
import { isWorthTelling, warningWords } from '../../../demo/own-catalog/warning-words.ts'
import { readRecords } from '../../../src/importers/read-records.ts'

const SAMPLE = 'unterhag-village-museum.csv'

describe('how far a catalogue is, in words', () => {
  it('[PG26] gives the rate and the time left, the latter in whole seconds or minutes', () => {
    const growth = { state: 'embedding', embedded: 23, total: 60 } as const
    expect(growthWords(growth)).toBe('23 of 60 works are read for meaning.')
    expect(growthWords({ ...growth, perSecond: 9.4 })).toBe(
      '23 of 60 works are read for meaning, 9 a second; about 4 s to go.',
    )
    expect(growthWords({ ...growth, total: 10_023, perSecond: 0.5 })).toBe(
      '23 of 10023 works are read for meaning, one every 2 s; about 333 min to go.',
    )
    expect(growthWords({ ...growth, state: 'paused' })).toContain('Paused;')
    expect(growthWords({ ...growth, state: 'waiting', because: 'The model is missing.' })).toBe(
      '23 of 60 works are read for meaning. Words and tags find the others already; they wait: The model is missing.',
    )
    expect(growthWords({ state: 'done', embedded: 60, total: 60 })).toBe('All 60 works are read for meaning.')
  })
})

describe('a file of one’s own', () => {
  it('[PG26] the sample is a table as curators have them, and reads without a fault', () => {
    const file = readFileSync(new URL(`../../../demo/samples/${SAMPLE}`, import.meta.url))
    const { contents, warnings } = readRecords(new Uint8Array(file), SAMPLE)
    expect(contents).toHaveLength(60)
    expect(contents.every(({ text, tags, year }) => text.length > 90 && tags.length > 0 && year !== undefined)).toBe(
      true,
    )
    const told = warnings.filter(isWorthTelling).map(warningWords)
    expect(told.some((words) => words.startsWith('Field "Condition" is not known'))).toBe(true)
    expect(told.some((words) => words.includes('"Title"'))).toBe(false)
  })

  it('[PG26] lists each fault with line, field, expected and found', () => {
    const faults = faultsIn({
      faults: [
        { file: 'a.csv', line: 3, path: 'year', expected: 'a whole number', found: '"c. 1900"' },
        { file: 'a.csv', line: 9, path: '', expected: '10 cells, as in the header', found: '9' },
        'not a fault',
      ],
    })
    expect(faultText(faults)).toBe(
      'Line 3, year: expected a whole number, found "c. 1900"\nLine 9, the record: expected 10 cells, as in the header, found 9\n',
    )
    expect(faultsIn({})).toEqual([])
  })

  it.each([
    ['“Impression”, Sunrise', 'I'],
    ['épée', 'É'],
    ['…', '–'],
    ['1984', '1'],
    ['日本', '日'],
  ])('[PG27] the letter of %j is %j', (title, letter) => {
    expect(firstLetter(title)).toBe(letter)
  })

  it('[PG27] offers tags that tell works apart', () => {
    const tags = new Map([
      ['keyword:all', 10],
      ['keyword:one', 1],
      ['keyword:b', 3],
      ['keyword:a', 3],
      ['keyword:most', 6],
    ])
    expect(commonTags({ tags, works: { size: 10 } }, 2)).toEqual(['keyword:most', 'keyword:a'])
  })
})
