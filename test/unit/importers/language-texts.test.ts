import { describe, expect, it } from 'vitest'
import { chosenTexts, languageTag } from '../../../src/importers/language-texts.ts'

const texts = [{ lang: 'fr', text: 'un' }, { lang: 'de-CH', text: 'eis' }, { text: '1' }, { lang: 'fr', text: 'deux' }]

describe('chosenTexts', () => {
  it.each([
    ['fr', ['un', 'deux']],
    ['FR', ['un', 'deux']],
    ['de', ['eis']],
    ['en', ['1']],
    [undefined, ['1']],
  ])('[FM3] takes for %s the texts %j', (wanted, chosen) => {
    expect(chosenTexts(texts, wanted).map(({ text }) => text)).toEqual(chosen)
  })

  it('[FM3] takes the language that comes first where nothing fits', () => {
    const marked = texts.filter(({ lang }) => lang !== undefined)
    expect(chosenTexts(marked, 'en').map(({ text }) => text)).toEqual(['un', 'deux'])
    expect(chosenTexts([], 'en')).toEqual([])
  })

  it('[FM3] knows a language by the form of its tag', () => {
    expect(['de', 'pt-BR', 'zh-Hant', 'gsw'].map(languageTag)).toEqual(['de', 'pt-BR', 'zh-Hant', 'gsw'])
    expect(['none', '@none', 'und', '', 'German', 7, undefined].map(languageTag)).toEqual(Array(7).fill(undefined))
  })
})
