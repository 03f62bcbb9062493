import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordFault } from '../../../src/catalog/record-fault.ts'
import { importCsv } from '../../../src/importers/csv.ts'
import { importNdjson } from '../../../src/importers/ndjson.ts'
import type { ImportedFile, SourceRecord } from '../../../src/importers/source-record.ts'
import { readSources, streamSources } from '../../../src/publisher/read-sources.ts'
import { csvRecords, ndjsonRecords } from '../../../src/publisher/source-records.ts'
import { aFolder, ndjson } from '../../builders/a-folder.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const aRecord = (id: string): object => ({ id, contentType: 'poi', title: `Über ${id}` })

async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((a, b) => a - b)
  let from = 0
  for (const to of [...places, text.length]) {
    yield text.slice(from, to)
    from = to
  }
}

async function read(
  recordsTo: (faults: RecordFault[]) => AsyncIterable<SourceRecord>,
): Promise<Pick<ImportedFile, 'records' | 'faults'>> {
  const faults: RecordFault[] = []
  const records: SourceRecord[] = []
  for await (const record of recordsTo(faults)) records.push(record)
  return { records, faults }
}

const cuts = fc.array(fc.nat(200), { maxLength: 8 })
const cell = fc.constantFrom('id', 'title', 'a', ' b ', '"c, d"', '"e\nf"', '"g""h"', '', '"', '★')
const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','))
const line = fc.constantFrom('{"id":"a"}', '{"id":"ü"}', '', '  ', '{', '[1]', 'null', '{"a":"\\n"}')
const end = fc.constantFrom('\n', '\r\n')

describe('sources in pieces', () => {
  it('[FM11] gives the same records and faults of a table as the whole of it, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), end, cuts, async (rows, lineEnd, at) => {
        const text = rows.join(lineEnd)
        const streamed = await read((faults) => csvRecords('a.csv', inPieces(text, at), ',', faults))
        const whole = importCsv('a.csv', text, ',')
        // Of a table that breaks off, the rows before are known by then; it is refused all the same.
        const breaksOff = whole.faults.some(({ expected }) => expected.startsWith('CSV'))
        expect(breaksOff ? streamed.faults.length > 0 : streamed).toEqual(breaksOff ? true : whole)
      }),
      { numRuns: 150, seed: 20_261_121 },
    )
  })

  it('[FM11] gives the same records and faults of NDJSON as the whole of it, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), end, cuts, async (lines, lineEnd, at) => {
        const text = lines.join(lineEnd)
        const streamed = await read((faults) => ndjsonRecords('a.ndjson', inPieces(text, at), faults))
        expect(streamed).toEqual(importNdjson('a.ndjson', text))
      }),
      { numRuns: 150, seed: 20_261_121 },
    )
  })

  it('[FM11] reads sources that are packed, by their first bytes', async () => {
    const cwd = await aFolder({
      'a.ndjson.gz': gzipSync(ndjson(aRecord('a'))),
      'b.csv.gz': gzipSync('id,contentType,title\nb,poi,B\n'),
      'c.json': gzipSync(JSON.stringify([aRecord('c')])),
    })
    const { contents } = await readSources(['a.ndjson.gz', 'b.csv.gz', 'c.json'], cwd)
    expect(contents.map(({ id, title }) => `${id} ${title}`)).toEqual(['a Über a', 'b B', 'c Über c'])
  })

  it.each([
    ['cut.ndjson.gz', 'expected a gzip file that is whole, found a damaged one'],
    ['latin.ndjson', 'found bytes that are none in line 3 (it may be in Windows-1252)'],
    ['half.csv', 'found bytes that are none in line 2'],
    ['wide.csv', 'found UTF-16'],
    ['folder', 'found a folder'],
  ])('[FM11] refuses %s at once', async (path, says) => {
    const cwd = await aFolder({
      'cut.ndjson.gz': gzipSync(ndjson(aRecord('a'), aRecord('b'))).subarray(0, 40),
      'latin.ndjson': Buffer.from('{"id":"a"}\n\n{"id":"\xe9"}\n', 'latin1'),
      'half.csv': Buffer.concat([Buffer.from('id\n'), Uint8Array.of(0xc3)]),
      'wide.csv': Buffer.from('\uFEFFid\n', 'utf16le'),
      'folder/x': '',
    })
    const { code, message } = await refusalOf(() => readSources([path], cwd))
    expect(code).toBe('build-bad-source')
    expect(message).toContain(says)
  })

  it('[FM11] hands contents over one by one, with ids and names settled by the whole file', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `Work ${index},${index === 4_999 ? 'x' : ''}`)
    const cwd = await aFolder({ 'a.csv': `Name,Bild\n${rows.join('\n')}\n` })
    const seen: string[] = []
    const reading = await streamSources(['a.csv'], cwd, {}, ({ id, contentType }) => seen.push(`${id} ${contentType}`))
    expect(reading.finish().map(({ field, records }) => [field, records])).toEqual([
      ['Name', 5_000],
      ['Bild', 1],
      ['id', 5_000],
      ['contentType', 5_000],
    ])
    expect(seen).toHaveLength(5_000)
    expect([seen[0], seen.at(-1)]).toEqual(['work-0 text_item', 'work-4999 image_item'])
  })
})
