import { describe, expect, it } from 'vitest'
import { aFormat, readText } from '../../builders/a-format.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const a = '{"id":"a","title":"A","contentType":"poi"}'
const b = '{"id":"b","title":"B","contentType":"poi"}'
const idsOf = (name: string, text: string): readonly string[] => readText(name, text).contents.map(({ id }) => id)

describe('the kind of a file', () => {
  it.each([
    ['a list', 'a.json', `[${a},${b}]`],
    ['a list in lines', 'a.json', `[\n${a},\n${b}\n]\n`],
    ['items', 'a.json', `{"items":[${a},${b}]}`],
    ['records', 'a.json', `{"count":2,"records":[${a},${b}]}`],
    ['data', 'a.json', `{"meta":{},"data":[${a},${b}]}`],
    ['a mark at the start', 'a.json', `\uFEFF[${a},${b}]`],
    ['NDJSON by the name of JSON', 'a.json', `${a}\n${b}\n`],
    ['a list by the name of NDJSON', 'a.ndjson', `[\n${a},\n${b}\n]`],
    ['a list in one line by the name of NDJSON', 'a.jsonl', `[${a},${b}]\n`],
    ['NDJSON with a mark', 'a.ndjson', `\uFEFF${a}\n${b}\n`],
    ['JSON by any name', 'export.txt', `[${a},${b}]`],
    ['a name in capitals', 'A.JSON', `[${a},${b}]`],
  ])('[FM1] reads %s', (_what, name, text) => {
    expect(idsOf(name, text)).toEqual(['a', 'b'])
  })

  it('[FM1] reads one object as one record, on one line or several', () => {
    expect(idsOf('a.json', a)).toEqual(['a'])
    expect(idsOf('a.json', JSON.stringify(JSON.parse(a), null, 2))).toEqual(['a'])
    expect(idsOf('a.json', '{"id":"a","title":"A","contentType":"poi","items":["x"]}')).toEqual(['a'])
  })

  it('[FM1] finds LIDO by its root, whatever it is called', () => {
    expect(idsOf('export.txt', aFormat('lido.xml'))).toEqual(['X-1', 'X-2'])
  })

  it('[FM1] names records of one line by their number, and others by their line', async () => {
    const bad = '{"id":"b","contentType":"poi"}'
    const one = await refusalOf(() => readText('a.json', `{"x":[0],"items":[${a},${bad}]}`))
    expect(one.message).toContain('  a.json:1: record 2: title: expected a string, found nothing')
    const lines = await refusalOf(() =>
      readText('a.json', `{\n "x": ["[", {"items": []}],\n "items": [\n  ${a},\n\n  ${bad}]}`),
    )
    expect(lines.message).toContain('  a.json:6: title: expected a string, found nothing')
  })

  it.each([
    ['a web page', 'a.json', '<!DOCTYPE html><html><body>404</body></html>', 'found a web page (HTML)'],
    ['a web page as CSV', 'a.csv', '\n<html lang="en">', 'found a web page (HTML)'],
    [
      'CSV by the name of JSON',
      'a.json',
      'id,title\na,A\n',
      'expected JSON, which begins with { or [, found text that begins "id,title',
    ],
    ['CSV by the name of XML', 'a.xml', 'id,title', 'expected XML, which begins with <'],
    ['nothing by the name of JSON', 'a.json', '', 'found text that begins with nothing'],
    ['JSON that is cut off', 'a.json', `[\n${a},\n{"id":"b`, 'expected JSON, found text that ends in the middle'],
    [
      'JSON with a slip',
      'a.json',
      `[\n${a},\n{"id":"b",}\n]`,
      'a.json:3: the whole: expected JSON, found text that is not',
    ],
    ['no record', 'a.json', '[1]', 'expected a record with named fields, found 1'],
    ['UTF-16 without a mark', 'a.csv', 'i\0d\0\n\0', 'found bytes that are no text'],
    ['a picture', 'a.png', '\u0089PNG', 'found a name that ends in ".png"'],
  ])('[FM1] refuses %s with a reason', async (_what, name, text, says) => {
    const { code, message } = await refusalOf(() => readText(name, text))
    expect(code).toBe('build-bad-source')
    expect(message).toContain(says)
  })

  it('[FM1] reads a line of 3 million characters and refuses one of 10 million, in both kinds', async () => {
    const long = (length: number): string =>
      JSON.stringify({ id: 'a', title: 'A', contentType: 'poi', text: 'x'.repeat(length) })
    expect(idsOf('a.ndjson', `${b}\n${long(3e6)}`)).toEqual(['b', 'a'])
    const lines = await refusalOf(() => readText('a.ndjson', `${b}\n${long(10e6)}`))
    expect(lines.message).toContain(
      'a.ndjson:2: the whole: expected a record a line, found one of more than 4 million characters',
    )
    const table = await refusalOf(() => readText('a.csv', `id,title\na,"${'x'.repeat(10e6)}"\n`))
    expect(table.message).toContain('expected CSV whose quotes open and close')
  })

  it.each(['title', 'text', 'tags', 'translations', 'other'])(
    '[FM1] refuses or leaves out a field %s that nests 100,000 deep',
    async (field) => {
      const deep = '['.repeat(100_000) + ']'.repeat(100_000)
      const text = `{"id":"a","contentType":"poi","title":"A","${field}":${deep}}`
      const outcome = field === 'other' ? readText('a.json', text) : await refusalOf(() => readText('a.json', text))
      expect(outcome).toMatchObject(field === 'other' ? { warnings: [{ field }] } : { code: 'build-bad-source' })
    },
  )

  it('[FM1] takes a key __proto__ for an unknown field and nothing else', () => {
    const { contents, warnings } = readText(
      'a.json',
      '[{"id":"a","title":"A","contentType":"poi","__proto__":{"text":"evil"}}]',
    )
    expect(contents[0]?.text).toBe('')
    expect(warnings.map(({ field }) => field)).toEqual(['__proto__'])
    expect({}).not.toHaveProperty('text')
  })

  it('[FM2] makes plain text of HTML in records of any kind, and leaves other angle brackets', () => {
    const record = {
      id: 'a',
      contentType: 'poi',
      title: '<i>A</i> & B',
      text: '<p>One</p><script>x</script>',
      creator: '<Unknown>',
    }
    const text = 'a < b &amp; c'
    expect(readText('a.json', JSON.stringify([record, { ...record, id: 'b', text }])).contents).toMatchObject([
      { title: 'A & B', text: 'One', creator: '<Unknown>' },
      { text },
    ])
  })
})
