import { describe, expect, it } from 'vitest'
import { importCsv } from '../../../src/importers/csv.ts'
import { importNdjson } from '../../../src/importers/ndjson.ts'

describe('importNdjson', () => {
  it('[PB1] gives a record a line with its number, whatever ends the lines', () => {
    expect(importNdjson('a.ndjson', '\r\n{"id":"a"}\r\n\n{"id":"b"}')).toEqual({
      records: [
        { file: 'a.ndjson', line: 2, value: { id: 'a' } },
        { file: 'a.ndjson', line: 4, value: { id: 'b' } },
      ],
      faults: [],
    })
    expect(importNdjson('a.ndjson', '')).toEqual({ records: [], faults: [] })
  })

  it('[PB1] names a line that is no JSON and reads on', () => {
    const { records, faults } = importNdjson('a.ndjson', '{"id":"a",}\n{"id":"b"}\n')
    expect(records.map(({ line }) => line)).toEqual([2])
    expect(faults).toEqual([
      { file: 'a.ndjson', line: 1, path: '', expected: 'a record in JSON', found: String.raw`"{\"id\":\"a\",}"` },
    ])
  })
})

describe('importCsv', () => {
  const header = 'id,title,tags,year,popularity,hasImage,publishedAt\n'

  it('[PB1] tells numbers, booleans and tags by their column, and leaves empty cells out', () => {
    const text = `\uFEFF${header}7, "The ""Wave""" ,subject:sea;mood:calm=0.5,-30,0.5,yes,2026-01-02\n8,B,,,,,\n`
    expect(importCsv('a.csv', text.replaceAll(', "', ',"').replaceAll('" ,', '",')).records).toEqual([
      {
        file: 'a.csv',
        line: 2,
        value: {
          id: '7',
          title: 'The "Wave"',
          tags: ['subject:sea', 'mood:calm=0.5'],
          year: -30,
          popularity: 0.5,
          hasImage: true,
          publishedAt: '2026-01-02',
        },
      },
      { file: 'a.csv', line: 3, value: { id: '8', title: 'B' } },
    ])
  })

  it('[PB1] leaves what is no number or boolean for the schema to name', () => {
    expect(importCsv('a.csv', 'year,hasImage\nold,perhaps\n').records[0]?.value).toEqual({
      year: 'old',
      hasImage: 'perhaps',
    })
  })

  it('[PB1] counts lines through cells of several lines and blank lines', () => {
    const text = 'id,text\r\na,"one\ntwo\nthree"\r\n\r\nb,four\r\n'
    expect(importCsv('a.csv', text).records.map(({ line, value }) => [line, value])).toEqual([
      [2, { id: 'a', text: 'one\ntwo\nthree' }],
      [6, { id: 'b', text: 'four' }],
    ])
  })

  it('[PB1] names rows with too many or too few cells and reads on', () => {
    const { records, faults } = importCsv('a.csv', 'id,title\na,A,more\nb\nc,C\n')
    expect(records.map(({ line }) => line)).toEqual([4])
    expect(faults.map(({ line, expected, found }) => [line, expected, found])).toEqual([
      [2, '2 cells, as in the header', '3'],
      [3, '2 cells, as in the header', '1'],
    ])
  })

  it('[PB1] names a quote that does not close, with its line', () => {
    const { records, faults } = importCsv('a.csv', 'id,title\na,"A\nb,B\n')
    expect(records).toEqual([])
    expect(faults).toMatchObject([{ file: 'a.csv', expected: 'CSV whose quotes open and close' }])
  })

  it('[IM1] tells semicolons and tabs from commas by the header, outside of quotes', () => {
    const read = (text: string): unknown => importCsv('a.csv', text).records.map(({ value }) => value)
    expect(read('id;title\r\na;"A; B, C"\r\n')).toEqual([{ id: 'a', title: 'A; B, C' }])
    expect(read('id\ttitle\na\tA, B\n')).toEqual([{ id: 'a', title: 'A, B' }])
    expect(read('\uFEFF"id;or;so",title\na,A;B\n')).toEqual([{ 'id;or;so': 'a', title: 'A;B' }])
    expect(read('id\na\n')).toEqual([{ id: 'a' }])
  })

  it('[IM1] names a column that comes twice', () => {
    expect(importCsv('a.csv', 'id,title,title\na,A,B\n').faults).toEqual([
      { file: 'a.csv', line: 1, path: 'title', expected: 'one column of a name', found: 'another' },
    ])
  })

  it('[PB1] reads nothing from an empty file', () => {
    expect(importCsv('a.csv', '')).toEqual({ records: [], faults: [] })
  })
})
