import { describe, expect, it } from 'vitest'
import type { Line } from '../../../src/contracts/breakdown.ts'
import { searchSentence } from '../../../src/explain/search-sentence.ts'

const aLine = (kind: Line['kind'], label: string, value: number): Line => ({ kind, label, value, because: [] })
const title = aLine('text', 'title', 0.3)
const text = aLine('text', 'text', 0.05)
const meaning = aLine('meaning', 'meaning', 0.4)

describe('the sentence of a hit', () => {
  it.each([
    [[title], false, 'Found in the title.'],
    [[title, text], false, 'Found in the title and the text.'],
    [[text, title], false, 'Found in the title and the text.'],
    [[title, aLine('text', 'room', 0.001)], false, 'Found in the title.'],
    [[title, text, aLine('text', 'tags', 0.1)], false, 'Found in the title and the tags.'],
    [[title, meaning], true, 'Found in the title, and close in meaning to what you typed.'],
    [[title, aLine('meaning', 'meaning', 0.1)], false, 'Found in the title.'],
    [[meaning], true, 'Close in meaning to what you typed.'],
    [
      [meaning, aLine('personal', 'personal', 0.5)],
      true,
      'Close in meaning to what you typed. Moved up by your visit.',
    ],
    [[meaning, aLine('personal', 'personal', 0.3)], true, 'Close in meaning to what you typed.'],
  ])('[SE9] says no more than the lines %#', (lines, isNear, sentence) => {
    expect(searchSentence(lines, isNear, 'en')).toBe(sentence)
  })

  it('[SE9] reads English where a language has no table', () => {
    expect(searchSentence([title], false, 'tlh-QO')).toBe('Found in the title.')
  })
})
