import { describe, expect, it } from 'vitest'
import { importLido } from '../../../src/importers/lido.ts'
import { aFormat, readText } from '../../builders/a-format.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const lido = (inside: string): string =>
  `<lido xmlns="http://www.lido-schema.org"><lidoRecID>1</lidoRecID><descriptiveMetadata xml:lang="en"><objectIdentificationWrap>${inside}</objectIdentificationWrap></descriptiveMetadata></lido>`
const title = (text: string): string =>
  `<titleWrap><titleSet><appellationValue>${text}</appellationValue></titleSet></titleWrap>`

describe('LIDO', () => {
  it('[FM8] reads a record of several languages in that of the catalog, and keeps the other', () => {
    const german = readText('lido.xml', aFormat('lido.xml'), { lang: 'de' }).contents
    expect(german[0]).toEqual({
      id: 'X-1',
      contentType: 'image_item',
      title: 'Schrank & Schlüssel',
      text: 'Ein Schrank.\nMit Schlüssel.',
      wordCount: 4,
      tags: [
        { facet: 'type', label: 'Schrank', weight: 1 },
        { facet: 'subject', label: 'Herkules', weight: 1 },
        { facet: 'technique', label: 'Ebenholz', weight: 1 },
        { facet: 'technique', label: 'Gravierung', weight: 1 },
      ],
      hasImage: true,
      image: 'https://museum.example/x-1.jpg',
      url: 'https://museum.example/x-1',
      creator: 'Tischler, Anna',
      year: 1580,
      dateText: 'Ende 16. Jahrhundert',
      medium: 'Ebenholz',
      place: 'Neapel',
      lat: 40.85,
      lon: 14.27,
      collection: 'Museum der Beispiele',
      lang: 'de',
      rights: 'CC0 1.0; http://creativecommons.org/publicdomain/zero/1.0/',
      translations: { en: { title: 'Cabinet and key', text: 'A cabinet, locked.' } },
    })
    expect(german[1]).toMatchObject({ id: 'X-2', title: 'Krug', lang: 'de', contentType: 'text_item' })
    const [english] = readText('lido.xml', aFormat('lido.xml'), { lang: 'en' }).contents
    expect(english).toMatchObject({
      title: 'Cabinet and key',
      lang: 'en',
      translations: { de: { title: 'Schrank & Schlüssel' } },
    })
    expect(english?.tags[0]).toEqual({ facet: 'type', label: 'cabinet', weight: 1 })
  })

  it('[FM8] names the line on which a record begins', () => {
    expect(importLido('lido.xml', aFormat('lido.xml')).records.map(({ line }) => line)).toEqual([3, 82])
  })

  it.each([
    ['other XML', '<metadata><title>A</title></metadata>', 'found an XML file of <metadata>'],
    ['an empty wrap', '<lidoWrap/>', 'found a <lidoWrap> without any'],
    ['truncated XML', lido(title('A')).slice(0, 150), 'expected well-formed XML, found a fault'],
    ['crossed tags', '<lido><a></lido></a>', 'expected well-formed XML'],
    [
      'an entity bomb',
      `<!DOCTYPE lido [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${lido(title('&b;'))}`,
      'expected XML without a document type declaration, found <!DOCTYPE',
    ],
    [
      'an entity from outside',
      `<?xml version="1.0"?>\n<!doctype lido [<!ENTITY x SYSTEM "file:///etc/passwd">]>${lido(title('&x;'))}`,
      'a.xml:2: the whole: expected XML without a document type declaration',
    ],
    ['a deep nest', lido('<a>'.repeat(5_000) + '</a>'.repeat(5_000)), 'expected XML of at most 60 nested elements'],
    ['no title', lido(''), 'title: expected a string, found nothing'],
  ])('[FM8] refuses %s with what it is', async (_what, text, says) => {
    const { code, message } = await refusalOf(() => readText('a.xml', text))
    expect(code).toBe('build-bad-source')
    expect(message).toContain(says)
  })

  it('[FM8] never makes a prototype of a name', async () => {
    expect(readText('a.xml', lido(`${title('A')}<toString>x</toString>`)).contents[0]?.title).toBe('A')
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const { message } = await refusalOf(() => readText('a.xml', lido(`<${name}><x>1</x></${name}>`)))
      expect(message).toContain('expected XML whose elements have ordinary names')
      expect({}).not.toHaveProperty('x')
    }
  })

  it('[FM2] decodes references once in XML, and leaves no markup of them', () => {
    const [content] = readText(
      'a.xml',
      lido(title('A &amp;amp; B &#x26; &lt;script&gt;x()&lt;/script&gt; C &#8211;')),
    ).contents
    expect(content?.title).toBe('A & B & C –')
  })
})
