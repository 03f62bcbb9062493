import { describe, expect, it } from 'vitest'
import type { Content } from '../../../src/contracts/content.ts'
import { fieldsByUsualName } from '../../../src/importers/usual-names.ts'
import { madeId } from '../../../src/importers/made-id.ts'
import { readRecords } from '../../../src/importers/read-records.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const messagesOf = (text: string, name = 'a.csv'): readonly string[] =>
  readRecords(bytesOf(text), name).warnings.map(({ message }) => message)
const contentsOf = (text: string, name = 'a.csv'): readonly Content[] => readRecords(bytesOf(text), name).contents

/** As a German office program writes it: a mark, semicolons, CRLF, a cell of two lines. */
const GERMAN =
  '\uFEFFTitel;Künstler;Schlagwörter;Beschreibung;Jahr;Regal\r\n' +
  'Die Welle;Anna Ö.;Meer, Sturm;"Ein Boot\r\nin Seenot";1831;7\r\n' +
  'Die Welle;;stimmung:ruhig;;;\r\n'

describe('readRecords', () => {
  it('[IM2] reads a table as a curator has it, and says what was made of it', () => {
    expect(contentsOf(GERMAN)).toEqual([
      {
        id: 'die-welle',
        contentType: 'text_item',
        title: 'Die Welle',
        creator: 'Anna Ö.',
        tags: [
          { facet: 'keyword', label: 'Meer', weight: 1 },
          { facet: 'keyword', label: 'Sturm', weight: 1 },
        ],
        text: 'Ein Boot\r\nin Seenot'.replace('\r', ''),
        wordCount: 4,
        hasImage: false,
        year: 1831,
      },
      expect.objectContaining({ id: 'die-welle-2', tags: [{ facet: 'stimmung', label: 'ruhig', weight: 1 }] }),
    ])
    expect(messagesOf(GERMAN)).toEqual([
      'a.csv:2: field "Titel" was read as "title"',
      'a.csv:2: field "Künstler" was read as "creator"',
      'a.csv:2: field "Schlagwörter" was read as "tags"',
      'a.csv:2: field "Beschreibung" was read as "text"',
      'a.csv:2: field "Jahr" was read as "year"',
      'a.csv:2: labels without a facet were taken for "keyword:label"',
      'a.csv:2: no record has an "id"; ids were made of the titles',
      'a.csv:2: no record has a "contentType"; with an image it was taken for "image_item", else for "text_item"',
      'a.csv:2: field "Regal" is not known and was left out of one record',
    ])
  })

  it.each([
    ['Title', 'title'],
    ['NAME', 'title'],
    ['titre', 'title'],
    ['Artist', 'creator'],
    ['Kuenstler', 'creator'],
    ['Mots-clés', 'tags'],
    ['keywords', 'tags'],
    ['Image URL', 'image'],
    ['content_type', 'contentType'],
    ['Année', 'year'],
  ])('[IM2] takes the column %s for %s', (name, field) => {
    expect([...fieldsByUsualName([name])]).toEqual([[name, field]])
  })

  it('[IM2] leaves a field alone that the file names itself, and takes the first of two names', () => {
    expect([...fieldsByUsualName(['Name', 'title'])]).toEqual([])
    expect([...fieldsByUsualName(['Summary', 'description'])]).toEqual([['Summary', 'text']])
    expect([...fieldsByUsualName(['medium', 'Material', 'xyz', ''])]).toEqual([])
  })

  it('[IM2] renames fields of NDJSON as well, and leaves their values as they are', async () => {
    const text = '{"ID":7,"Name":"A"}\n{"ID":8,"Name":"B","contentType":"poi","Jahr":"18"}\n'
    const { message } = await refusalOf(() => readRecords(bytesOf(text), 'a.ndjson'))
    expect(message.split('\n').slice(1, -1)).toEqual([
      expect.stringContaining('a.ndjson:1: contentType: expected one of'),
      '  a.ndjson:2: year: expected a number, found "18"',
    ])
  })

  it('[IM3] makes ids of titles, each once', () => {
    expect(madeId('Die Wellé (1831)!', new Set())).toBe('die-welle-1831')
    expect(madeId('A', new Set(['a', 'a-2']))).toBe('a-3')
    expect(madeId('★', new Set())).toBe('record')
    expect(madeId('海の絵', new Set())).toBe('海の絵')
    expect(madeId('x'.repeat(500), new Set())).toHaveLength(80)
    expect(contentsOf('title\nA 2\nA\nA\n').map(({ id }) => id)).toEqual(['a-2', 'a', 'a-3'])
  })

  it('[IM3] names a record without an id where others have one', async () => {
    const { message } = await refusalOf(() => readRecords(bytesOf('id,title\na,A\n,B\n'), 'a.csv'))
    expect(message).toContain('a.csv:3: id: expected a string, found nothing')
  })

  it('[IM4] assumes a type only where no record has one', async () => {
    expect(contentsOf('title,Bild\nA,a.jpg\nB,\n').map(({ contentType }) => contentType)).toEqual([
      'image_item',
      'text_item',
    ])
    const { message } = await refusalOf(() => readRecords(bytesOf('title,contentType\nA,poi\nB,\n'), 'a.csv'))
    expect(message).toContain('a.csv:3: contentType: expected one of')
  })

  it('[IM5] gives labels of a table without a facet the facet keyword, weights included', () => {
    const [content] = contentsOf('title,tags\nA,"sea|storm=0.5; mood:calm, grave"\n')
    expect(content?.tags).toEqual([
      { facet: 'keyword', label: 'sea', weight: 1 },
      { facet: 'keyword', label: 'storm', weight: 0.5 },
      { facet: 'mood', label: 'calm, grave', weight: 1 },
    ])
  })

  it.each([
    [
      'Windows-1252',
      Uint8Array.of(0x61, 0x0a, 0xfc, 0x0a),
      'bytes that are none in line 2 (it may be in Windows-1252)',
    ],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0), 'UTF-16'],
  ])('[IM6] refuses %s and says what is expected', async (_name, bytes, found) => {
    const { code, message } = await refusalOf(() => readRecords(bytes, 'a.csv'))
    expect(code).toBe('build-bad-source')
    expect(message).toBe(
      `a.csv: expected text in UTF-8, found ${found}; save it as UTF-8 ("CSV UTF-8" where a program offers it). Nothing was written.`,
    )
  })

  it('[IM6] names the faults of more records than a call may have arguments', async () => {
    const text = `id,contentType,title,year\n${'a,poi,A,19O6\n'.repeat(150_000)}`
    const { details } = await refusalOf(() => readRecords(bytesOf(text), 'a.csv'))
    expect(details['faults']).toHaveLength(150_000)
  })

  it('[IM6] reads no records from an empty file', () => {
    expect(readRecords(new Uint8Array(), 'a.csv')).toEqual({ contents: [], warnings: [] })
  })
})
