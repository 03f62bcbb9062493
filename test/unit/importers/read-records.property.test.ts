import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DocentError } from '../../../src/base/docent-error.ts'
import { delimiterOf } from '../../../src/importers/delimiter-of.ts'
import { readRecords } from '../../../src/importers/read-records.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
/** What is left of a text once it is read (PB2). */
const seen = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim()
const aTitle = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => `x${text}`)
  .filter((text) => !text.includes('\r'))

describe('readRecords, of anything', () => {
  it.each(['a.csv', 'a.tsv', 'a.ndjson'])(
    '[IM6] gives contents with ids of their own, or says what is wrong: %s',
    (name) => {
      const piece = fc.constantFrom(
        'title',
        'id',
        'tags',
        '"',
        ',',
        ';',
        '\t',
        '\n',
        '\r\n',
        'a:b',
        '{"title":"x"}',
        '=',
        'é',
      )
      fc.assert(
        fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }), (pieces) => {
          try {
            const { contents } = readRecords(bytesOf(pieces.join('')), name)
            expect(new Set(contents.map(({ id }) => id)).size).toBe(contents.length)
          } catch (error) {
            if (!(error instanceof DocentError)) throw error
            expect(error.code).toBe('build-bad-source')
          }
        }),
        { numRuns: 500 },
      )
    },
  )

  it('[IM6] gives contents, or says what is wrong, of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readRecords(bytes, 'a.csv')
        } catch (error) {
          expect(error).toBeInstanceOf(DocentError)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('[IM1] reads the same records whatever separates their cells and ends their lines', () => {
    fc.assert(
      fc.property(
        fc.array(aTitle, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (titles, delimiter, lineEnd, hasMark) => {
          const rows = titles.map((title, i) => [`id-${i}`, 'poi', quoted(title)].join(delimiter))
          const text = [['id', 'contentType', 'title'].join(delimiter), ...rows, ''].join(lineEnd)
          const { contents, warnings } = readRecords(bytesOf((hasMark ? '\uFEFF' : '') + text), 'a.csv')
          expect(contents.map(({ title }) => title)).toEqual(titles.map(seen))
          expect(warnings).toEqual([])
        },
      ),
    )
  })

  it('[IM1] takes the separator of the header, outside of quotes', () => {
    fc.assert(
      fc.property(
        fc.array(aTitle, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        (names, delimiter) => {
          expect(delimiterOf(`${names.map(quoted).join(delimiter)}\na,b;c\td`)).toBe(delimiter)
        },
      ),
    )
  })

  it('[IM3] makes ids of any titles, each once', () => {
    fc.assert(
      fc.property(fc.array(aTitle, { minLength: 1, maxLength: 20 }), (titles) => {
        const { contents } = readRecords(bytesOf(`title\n${titles.map(quoted).join('\n')}\n`), 'a.csv')
        expect(new Set(contents.map(({ id }) => id)).size).toBe(titles.length)
      }),
    )
  })
})
