import { describe, expect, it } from 'vitest'
import { readWords } from '../../../../src/adapters/minisearch/read-words.ts'

const wordsOf = (text: string): string[] => readWords(text).map(({ word }) => word)

describe('the words of a text', () => {
  it.each([
    ['Ōtani ONIJI', ['otani', 'oniji']],
    ['Straße, Æsir; Łódź & Øresund', ['strasse', 'aesir', 'lodz', 'oresund']],
    ["A'a — l’été 17th-century", ['a', 'a', 'l', 'ete', '17th', 'century']],
    ['İstanbul ıslık', ['istanbul', 'islik']],
    ['ﬁne ﬂower Ⅻ', ['fine', 'flower', 'xii']],
    ['Υπατία Ὑπατία', ['υπατια', 'υπατια']],
    ['Москва́', ['москва']],
    ['  ...!? \u0000 🚢 ', []],
    ['', []],
  ])('[SE2] of %j are folded: %j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected)
  })

  it('[SE2] are pairs of neighbouring letters where a script has no spaces, one letter where it stands alone', () => {
    expect(wordsOf('北斎漫画')).toEqual(['北斎', '斎漫', '漫画'])
    expect(wordsOf('波 3つ')).toEqual(['波', '3', 'つ'])
    expect(wordsOf('Hokusai北斎1831年')).toEqual(['hokusai', '北斎', '1831', '年'])
  })

  it('[SE2] keep their place in the text as it was written', () => {
    const text = '🌊 Élan, cafe\u0301!'
    expect(readWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Élan', 'cafe\u0301'])
  })
})
