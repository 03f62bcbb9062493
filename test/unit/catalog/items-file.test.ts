import { describe, expect, it } from 'vitest'
import { decodeItemsFile, encodeItemsFile } from '../../../src/catalog/items-file.ts'
import { aContent } from '../../builders/a-content.ts'
import { somePackContents } from '../../builders/a-pack.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const lineOf = (record: object): string => `${JSON.stringify(record)}\n`
const aRecord = { id: 'a', contentType: 'text_item', title: 'A', wordCount: 1 }

async function faultsOf(text: string, count: number): Promise<unknown> {
  const { code, details } = await refusalOf(() => decodeItemsFile(bytesOf(text), count))
  return { code, ...details }
}

describe('items.ndjson', () => {
  it('[CT3] gives back the records that were written', () => {
    const contents = somePackContents().toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(decodeItemsFile(encodeItemsFile(contents), contents.length)).toEqual(contents)
  })

  it('[CT3] writes keys in the order of the schema, defaults spelt out, and no key without a value', () => {
    const text = new TextDecoder().decode(encodeItemsFile([aContent({ year: 5, id: 'a', title: 'A', wordCount: 1 })]))
    expect(text).toBe(
      '{"id":"a","contentType":"text_item","title":"A","text":"","tags":[],"wordCount":1,"hasImage":false,"year":5}\n',
    )
  })

  it('[CT3] writes equal contents as equal bytes, whatever the order of their keys', () => {
    const content = aContent({ year: 5, tags: [{ label: 'sea', facet: 'subject' }] })
    const turned = Object.fromEntries(Object.entries(content).toReversed()) as unknown as typeof content
    expect(encodeItemsFile([turned])).toEqual(encodeItemsFile([content]))
  })

  it('[CT10] keeps rights, the written date and translations, languages in order of their tags', () => {
    const content = aContent({
      rights: 'CC0 1.0',
      dateText: 'um 1600',
      translations: { fr: { text: 'Un cabinet', title: 'Cabinet' }, de: { title: 'Schrank' } },
    })
    const bytes = encodeItemsFile([content])
    expect(decodeItemsFile(bytes, 1)).toEqual([content])
    expect(new TextDecoder().decode(bytes)).toContain(
      '"rights":"CC0 1.0","dateText":"um 1600","translations":{"de":{"title":"Schrank"},"fr":{"title":"Cabinet","text":"Un cabinet"}}}',
    )
  })

  it.each(['german', 'd', 'constructor', ''])('[CT10] refuses translations into the language %j', (lang) => {
    const record = `{"id":"a","contentType":"text_item","title":"A","wordCount":1,"translations":{${JSON.stringify(lang)}:{"title":"B"}}}\n`
    expect(() => decodeItemsFile(bytesOf(record), 1)).toThrow('translations')
  })

  it('[CT3] reads a record without its defaults as the schema does', () => {
    expect(decodeItemsFile(bytesOf(lineOf(aRecord)), 1)).toEqual([{ ...aRecord, text: '', tags: [], hasImage: false }])
  })

  it('[CT3] reads no records from no bytes', () => {
    expect(decodeItemsFile(new Uint8Array(), 0)).toEqual([])
  })

  it('[CT8] names every fault with its line, field, what was expected and what was found', async () => {
    const text = [
      lineOf(aRecord),
      lineOf({ ...aRecord, id: 'b', year: 'old', popularity: 2 }),
      '{"id":\n',
      lineOf({ ...aRecord, id: 'd', colour: 'red' }),
    ].join('')
    expect(await faultsOf(text, 4)).toEqual({
      code: 'catalog-bad-record',
      faults: [
        { file: 'items.ndjson', line: 2, path: 'year', expected: 'a number', found: '"old"' },
        { file: 'items.ndjson', line: 2, path: 'popularity', expected: 'at most 1', found: '2' },
        { file: 'items.ndjson', line: 3, path: '', expected: 'a record in JSON', found: 'text that is not' },
        {
          file: 'items.ndjson',
          line: 4,
          path: 'colour',
          expected: 'a known key',
          found: 'an unknown one (is it misspelt?)',
        },
      ],
    })
  })

  it('[CT8] refuses an id that comes twice', async () => {
    expect(await faultsOf(lineOf(aRecord) + lineOf(aRecord), 2)).toEqual({
      code: 'catalog-duplicate-id',
      id: 'a',
      line: 2,
    })
  })

  it('[CT3] refuses records that do not ascend by id', async () => {
    const text = lineOf({ ...aRecord, id: 'b' }) + lineOf(aRecord)
    expect(await faultsOf(text, 2)).toMatchObject({ code: 'catalog-bad-record', faults: [{ line: 2, path: 'id' }] })
  })

  it.each([
    ['another number of records', bytesOf(lineOf(aRecord)), 2],
    ['a last record that was cut off', bytesOf(lineOf(aRecord).slice(0, -1)), 1],
    ['bytes that are no UTF-8', Uint8Array.of(0xff, 0x0a), 1],
  ])('[CT8] refuses %s', (_, bytes, count) => {
    expect(() => decodeItemsFile(bytes, count)).toThrow(expect.objectContaining({ code: 'catalog-corrupt' }))
  })

  it('[CT8] lists twenty faults in the message and all in the details', async () => {
    const text = Array.from({ length: 25 }, () => '?\n').join('')
    const { message, details } = await refusalOf(() => decodeItemsFile(bytesOf(text), 25))
    expect(message.split('\n')).toHaveLength(23)
    expect(message).toContain('and 5 more')
    expect(details.faults).toHaveLength(25)
  })
})
