import { describe, expect, it } from 'vitest'
import { RecordMapping } from '../../../src/contracts/record-mapping.ts'
import { RecordMapper } from '../../../src/importers/record-mapper.ts'
import { readText } from '../../builders/a-format.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const aMapping = (columns: Record<string, string>, more: object = {}): RecordMapping =>
  RecordMapping.parse({ columns, ...more })
const map = (columns: Record<string, string>, record: unknown, more: object = {}): unknown =>
  new RecordMapper(aMapping(columns, more)).map(record)

describe('RecordMapper', () => {
  it('[FM9] names columns by their fields, numbers told by the field, and leaves the rest', () => {
    expect(map({ Titel: 'title', Entstanden: 'year' }, { Titel: ' A ', Entstanden: '1831', other: 1 })).toEqual({
      other: 1,
      title: 'A',
      year: 1831,
    })
    expect(map({ Titel: 'title' }, 7)).toBe(7)
  })

  it('[FM9] lets two columns change places, and of two for a field takes the first that is filled', () => {
    expect(map({ title: 'creator', creator: 'title' }, { title: 'x', creator: 'y' })).toEqual({
      creator: 'x',
      title: 'y',
    })
    expect(map({ a: 'title', b: 'title' }, { a: '', b: 'B' })).toEqual({ title: 'B' })
    expect(map({ a: 'title', b: 'title' }, { a: 'A', b: 'B' })).toEqual({ title: 'A' })
  })

  it.each([
    ['Meer, Sturm', ['subject:Meer', 'subject:Sturm']],
    ['Meer, still; Sturm', ['subject:Meer, still', 'subject:Sturm']],
    ['Meer|Sturm=0.5', ['subject:Meer', 'subject:Sturm=0.5']],
    [['Meer', ' '], ['subject:Meer']],
    [
      [{ id: 1, name: 'Meer' }, { term: 'Sturm' }, { id: 2 }],
      ['subject:Meer', 'subject:Sturm'],
    ],
    [{ label: 'Meer, tief' }, ['subject:Meer, tief']],
    [7, ['subject:7']],
  ])('[FM9] makes of labels %j the tags %j', (labels, tags) => {
    expect(map({ Thema: 'tags:subject' }, { Thema: labels, tags: ['mood:calm'] })).toEqual({
      tags: ['mood:calm', ...tags],
    })
  })

  it('[FM9] reads paths into JSON, translations and constants', () => {
    const columns = { 'artist.name': 'creator', 'titles.fr': 'translations.fr.title', Texte: 'translations.fr.text' }
    const record = { artist: { name: 'Ada' }, titles: { fr: 'La vague' }, Texte: 'Un bateau', room: '', lang: 'de' }
    expect(map(columns, record, { constants: { room: '3', lang: 'en', 'tags:type': 'print' } })).toMatchObject({
      creator: 'Ada',
      translations: { fr: { title: 'La vague', text: 'Un bateau' } },
      room: '3',
      lang: 'de',
      tags: ['type:print'],
    })
  })

  it.each([
    [{ A: 'titel' }, {}, '"titel" (is "title" meant?)'],
    [{ A: 'tags:' }, {}, '"tags:"'],
    [{ A: 'translations' }, {}, '"translations"'],
    [{ A: 'translations.german.title' }, {}, '"translations.german.title"'],
    [{}, { constants: { colour: 'red' } }, '"colour"'],
  ])('[FM9] refuses the targets of %j and %j', async (columns, more, says) => {
    const { code, message } = await refusalOf(() => new RecordMapper(aMapping(columns, more)))
    expect(code).toBe('build-bad-mapping')
    expect(message).toContain(says)
  })

  it('[FM9] refuses a column that no record has, and takes one that some have', async () => {
    const table = 'id,Titel\na,A\n'
    const mapping = aMapping({ Titl: 'title' })
    const { code, message } = await refusalOf(() => readText('a.csv', table, { mapping }))
    expect(code).toBe('build-bad-mapping')
    expect(message).toBe(
      'Cannot use the mapping: expected a column of the sources, found "Titl" (is "Titel" meant?). Nothing was written.',
    )
    const lines = '{"id":"a","title":"A","Ort":"Rom"}\n{"id":"b","title":"B"}\n'
    expect(readText('a.ndjson', lines, { mapping: aMapping({ Ort: 'place' }) }).contents[0]?.place).toBe('Rom')
  })

  it('[FM9] takes the delimiter that it is given', () => {
    expect(
      readText('a.csv', 'id|title,title|x\n1|A, B|\n', {
        mapping: aMapping({ 'title,title': 'title' }, { delimiter: '|' }),
      }).contents,
    ).toMatchObject([{ id: '1', title: 'A, B' }])
  })
})
