import { describe, expect, it } from 'vitest'
import { museumRecord } from '../../../src/importers/museum-record.ts'
import { chosenTexts, languageTag, type LanguageText } from '../../../src/importers/language-texts.ts'

const some = [{ lang: 'fr', text: 'un' }, { lang: 'de-CH', text: 'eis' }, { text: '1' }, { lang: 'fr', text: 'deux' }]

describe('chosenTexts', () => {
  it.each([
    ['fr', ['un', 'deux']],
    ['FR', ['un', 'deux']],
    ['de', ['eis']],
    ['en', ['1']],
    [undefined, ['1']],
  ])('[FM3] takes for %s the texts %j', (wanted, chosen) => {
    expect(chosenTexts(some, wanted).map(({ text }) => text)).toEqual(chosen)
  })

  it('[FM3] takes the language that comes first where nothing fits', () => {
    const marked = some.filter(({ lang }) => lang !== undefined)
    expect(chosenTexts(marked, 'en').map(({ text }) => text)).toEqual(['un', 'deux'])
    expect(chosenTexts([], 'en')).toEqual([])
  })

  it('[FM3] knows a language by the form of its tag', () => {
    expect(['de', 'pt-BR', 'zh-Hant', 'gsw'].map(languageTag)).toEqual(['de', 'pt-BR', 'zh-Hant', 'gsw'])
    expect(['none', '@none', 'und', '', 'German', 7, undefined].map(languageTag)).toEqual(Array(7).fill(undefined))
  })

  it.each<[string, string, readonly LanguageText[], readonly LanguageText[], string, object]>([
    [
      'both in the wanted language',
      'de',
      [
        { lang: 'en', text: 'A' },
        { lang: 'de', text: 'B' },
      ],
      [{ lang: 'de', text: 'T' }],
      'B T de',
      { en: { title: 'A' } },
    ],
    ['a title in its own language', 'en', [{ lang: 'fr', text: 'A' }], [{ lang: 'en', text: 'T' }], 'A T en', {}],
    ['a title of no language', 'en', [{ text: 'A' }, { lang: 'fr', text: 'B' }], [], 'A – –', { fr: { title: 'B' } }],
    [
      'texts of several paragraphs',
      'en',
      [{ text: 'A' }],
      [
        { lang: 'en', text: 'T' },
        { lang: 'de', text: 'U' },
        { lang: 'de', text: 'V' },
      ],
      'A T en',
      { de: { text: 'U\n\nV' } },
    ],
  ])('[FM3] keeps languages apart: %s', (_what, wanted, titles, texts, taken, translations) => {
    const work = {
      creators: [],
      tags: [],
      medium: [],
      place: [],
      collection: [],
      rights: [],
      media: { kind: 'none' },
    } as const
    const record = museumRecord({ ...work, titles, texts }, wanted)
    expect([record['title'], record['text'] ?? '–', record['lang'] ?? '–'].join(' ')).toBe(taken)
    expect(record['translations'] ?? {}).toEqual(translations)
  })
})
