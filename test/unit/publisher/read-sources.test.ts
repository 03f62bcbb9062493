import { describe, expect, it } from 'vitest'
import { readSources } from '../../../src/publisher/read-sources.ts'
import { aFolder, ndjson } from '../../builders/a-folder.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const aRecord = (id: string, more: object = {}): object => ({ id, contentType: 'text_item', title: id, ...more })

describe('readSources', () => {
  it('[PB1] reads several files of both kinds in the order given', async () => {
    const cwd = await aFolder({
      'a.ndjson': ndjson(aRecord('b')),
      'b.CSV': 'id,contentType,title\na,poi,A\n',
      'c.jsonl': ndjson(aRecord('c')),
    })
    const { contents, warnings } = await readSources(['a.ndjson', 'b.CSV', 'c.jsonl'], cwd)
    expect(contents.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(warnings).toEqual([])
  })

  it('[PB3] names all faults of all files at once, in order', async () => {
    const cwd = await aFolder({
      'a.ndjson': `${ndjson(aRecord('a', { year: 1.5 }))}not json\n${ndjson(aRecord('b', { lat: 91 }))}`,
      'b.csv': 'id,contentType,title\nc,poi\nd,poi,\n',
    })
    const { code, message, details } = await refusalOf(() => readSources(['a.ndjson', 'b.csv'], cwd))
    expect(code).toBe('build-bad-source')
    expect(message.split('\n')).toEqual([
      '5 faults in the records:',
      '  a.ndjson:1: year: expected a whole number, found 1.5',
      '  a.ndjson:2: the whole: expected a record in JSON, found "not json"',
      '  a.ndjson:3: lat: expected at most 90, found 91',
      '  b.csv:2: the whole: expected 3 cells, as in the header, found 2',
      '  b.csv:3: title: expected a string, found nothing',
      'Nothing was written. Mend these and build again.',
    ])
    expect(details.faults).toHaveLength(5)
  })

  it('[PB3] names both lines of an id that comes twice, also across files', async () => {
    const cwd = await aFolder({ 'a.ndjson': ndjson(aRecord('a')), 'b.ndjson': ndjson(aRecord('x'), aRecord('a')) })
    const { message } = await refusalOf(() => readSources(['a.ndjson', 'b.ndjson'], cwd))
    expect(message).toContain(
      'b.ndjson:2: id: expected an id that no other record has; a.ndjson:1 has it too, found "a"',
    )
  })

  it.each([
    ['missing.ndjson', 'missing.ndjson: expected a file that can be read, found none'],
    [
      'a.txt',
      'a.txt: expected a file of records (.ndjson, .jsonl, .csv, .tsv, .json, .jsonld, .xml), found a name that ends in ".txt"',
    ],
    [
      'latin.csv',
      'latin.csv: expected text in UTF-8, found bytes that are none in line 2 (it may be in Windows-1252); save it as UTF-8 ("CSV UTF-8" where a program offers it)',
    ],
  ])('[PB3] refuses the source %s at once', async (path, says) => {
    const cwd = await aFolder({ 'a.txt': '', 'latin.csv': Uint8Array.of(0x69, 0x64, 0x0a, 0xe9, 0x0a) })
    const { code, message } = await refusalOf(() => readSources([path], cwd))
    expect(`${code}: ${message}`).toBe(`build-bad-source: ${says}. Nothing was written.`)
  })

  it('[PB4] warns once for an unknown field of a file, with the field that is meant', async () => {
    const cwd = await aFolder({
      'a.ndjson': ndjson(aRecord('a'), aRecord('b', { creater: 'X' }), aRecord('c', { creater: 'Y', shelfMark: 1 })),
    })
    const { contents, warnings } = await readSources(['a.ndjson'], cwd)
    expect(contents).toHaveLength(3)
    expect(warnings.map(({ message }) => message)).toEqual([
      'a.ndjson:2: field "creater" is not known and was left out of 2 records (is "creator" meant?)',
      'a.ndjson:3: field "shelfMark" is not known and was left out of one record',
    ])
  })
})
