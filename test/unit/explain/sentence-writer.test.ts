import { describe, expect, it } from 'vitest'
import type { ContentShare, Line, LineKind } from '../../../src/contracts/breakdown.ts'
import type { SentenceFacts } from '../../../src/explain/leading-reason.ts'
import { SentenceWriter } from '../../../src/explain/sentence-writer.ts'
import { english } from '../../../src/explain/sentences/en.ts'

const share = (contentId: string, value: number): ContentShare => ({ contentId, share: value, events: [] })
const line = (kind: LineKind, value: number, label: string = kind, because: readonly ContentShare[] = []): Line => ({
  kind,
  label,
  value,
  because,
})

const titles: Readonly<Record<string, string>> = { wave: 'The Great Wave', storm: 'The Storm', cup: 'A Cup' }

function sentenceOf(lines: readonly Line[], facts: Partial<SentenceFacts> = {}): string {
  return new SentenceWriter('en').write({
    intent: 'recommend',
    strategy: 'warm',
    lines,
    titleOf: (id) => titles[id],
    ...facts,
  })
}

describe('the sentence', () => {
  it('[EX7] names the two works that gave most, and the tag that carried them', () => {
    const because = [share('wave', 0.3), share('storm', 0.35), share('cup', 0.1)]
    const sentence = sentenceOf([
      line('semantic', 0.6, 'taste', because),
      line('tag', 0.2, 'subject:sea', [share('wave', 0.2)]),
    ])
    expect(sentence).toBe('You stayed with “The Great Wave” and “The Storm”; sea again.')
  })

  it('[EX7] names one work when the second hardly mattered, and no tag when no tag mattered', () => {
    const sentence = sentenceOf([
      line('semantic', 0.6, 'taste', [share('wave', 0.5), share('cup', 0.1)]),
      line('tag', 0.01, 'subject:sea', [share('wave', 0.01)]),
    ])
    expect(sentence).toBe('You stayed with “The Great Wave”; this is close in meaning.')
  })

  it('[EX7] names another tag when one about as large was not named yet', () => {
    const writer = new SentenceWriter('en')
    const lines = [line('tag', 0.2, 'subject:sea'), line('tag', 0.1, 'subject:ships'), line('tag', 0.03, 'mood:calm')]
    const facts = { intent: 'recommend', strategy: 'warm', lines, titleOf: () => undefined } as const
    expect(writer.write(facts)).toContain('sea')
    expect(writer.write(facts)).toContain('ships')
    expect(writer.write(facts)).toContain('sea')
  })

  it('[EX7] never names a work that counted against the item', () => {
    const sentence = sentenceOf([line('semantic', 0.3, 'taste', [share('wave', 0.5), share('storm', -0.2)])])
    expect(sentence).not.toContain('Storm')
    expect(sentence).toContain('The Great Wave')
  })

  it('[EX7] speaks of the largest positive group and is not led by negative lines', () => {
    expect(sentenceOf([line('semantic', -0.9, 'taste', [share('wave', -0.9)]), line('popularity', 0.1)])).toBe(
      'Often visited here.',
    )
    expect(sentenceOf([line('interest', 0.5, 'region:japan'), line('popularity', 0.4)])).toBe(
      'You named art from Japan.',
    )
    expect(sentenceOf([line('geo', 0.2, 'room 6')])).toBe('Close to where you are.')
    expect(sentenceOf([line('freshness', 0.1)])).toBe('New in the catalog.')
  })

  const searchLine = (value: number, ...queries: readonly (readonly [string, number])[]): Line => ({
    ...line('interest', value, 'search'),
    queries: queries.map(([text, part], at) => ({ eventId: `s${at}`, text, share: part })),
  })

  it('[EX10] says that it is close to a search where searches lead, by the largest share', () => {
    const writer = new SentenceWriter('en')
    const facts = {
      intent: 'recommend',
      strategy: 'cold',
      lines: [searchLine(0.5, ['calm', 0.2], ['storms at sea', 0.4], ['cats', -0.1]), line('popularity', 0.3)],
      titleOf: () => undefined,
    } as const
    expect(writer.write(facts)).toBe('Close to what you searched for.')
    expect(writer.write(facts)).toBe('Your search for “storms at sea” leads here.')
    expect(sentenceOf([searchLine(0.2, ['calm', 0.2]), line('popularity', 0.3)])).toBe('Often visited here.')
  })

  it('[EX10] keeps searches and chosen tags apart: each group leads by its own sum', () => {
    const lines = [
      searchLine(0.5, ['calm', 0.5]),
      line('interest', 0.3, 'region:japan'),
      line('interest', 0.3, 'era:edo'),
    ]
    expect(sentenceOf(lines)).toBe('You named art from Japan.')
    expect(sentenceOf(lines.slice(0, 2))).toBe('Close to what you searched for.')
  })

  it('[EX10] quotes nothing where there is nothing to quote, and never more than 40 characters', () => {
    const written = (text: string): readonly string[] => {
      const writer = new SentenceWriter('en')
      const facts = { intent: 'recommend', strategy: 'cold', titleOf: () => undefined } as const
      return english.variants.search.map(() => writer.write({ ...facts, lines: [searchLine(0.5, [text, 0.5])] }))
    }
    for (const sentence of written('\u202e \u0000')) expect(sentence).not.toMatch(/“|”|\{/)
    for (const sentence of written('ships '.repeat(50))) expect(sentence).not.toMatch(/“[^”]{42,}”/)
    expect(written("{tag} $& {query} <b>'")[1]).toBe("Your search for “{tag} $& {query} <b>'” leads here.")
  })

  it('[EX6] says that popularity is simulated where it is', () => {
    expect(sentenceOf([{ ...line('popularity', 0.3), simulated: true }])).toBe(
      'Often visited here (simulated figures).',
    )
  })

  it('[EX7] is honest when nothing speaks for an item, or when the taste cancels out', () => {
    expect(sentenceOf([])).toBe('From the catalog, to widen the choice.')
    expect(sentenceOf([line('popularity', 0.1)], { strategy: 'cold', coldBecause: 'taste-cancelled' })).toMatch(
      /cancel out/,
    )
  })

  it('[EX8] opens differently for each item of a list, until the language has no more', () => {
    const writer = new SentenceWriter('en')
    const facts = {
      intent: 'recommend',
      strategy: 'cold',
      lines: [line('popularity', 0.1)],
      titleOf: () => undefined,
    } as const
    const variants = english.variants.popularity.length
    const sentences = Array.from({ length: variants }, () => writer.write(facts))
    const openings = sentences.map((sentence) => sentence.toLowerCase().split(' ').slice(0, 2).join(' '))
    expect(new Set(openings).size).toBe(variants)
    expect(writer.write(facts)).toBe(sentences[0])
  })

  it('[EX8] has no two variants of one situation that open alike', () => {
    for (const variants of Object.values(english.variants)) {
      const openings = variants.map((variant) => variant.toLowerCase().split(' ').slice(0, 2).join(' '))
      expect(new Set(openings).size).toBe(variants.length)
    }
  })

  it('[EX7] puts titles in as they are, whatever they hold', () => {
    const lines = [line('semantic', 0.6, 'taste', [share('odd', 0.6)])]
    expect(sentenceOf(lines, { titleOf: () => "$& {tag} $1 <b>'" })).toContain("“$& {tag} $1 <b>'”")
  })

  it("[EX7] takes the catalog's own words for a tag where it has any", () => {
    const phraseOf = (tag: string): string | undefined => (tag === 'subject:sun' ? 'the sun' : undefined)
    expect(sentenceOf([line('interest', 0.5, 'subject:sun')], { phraseOf })).toBe('You named the sun.')
    expect(sentenceOf([line('interest', 0.5, 'subject:snow')], { phraseOf })).toBe('You named snow.')
  })

  it.each([
    ['subject:still-life', 'still life'],
    ['mood:calm', 'a calm mood'],
    ['mood:energetic', 'an energetic mood'],
    ['region:united-states', 'art from the United States'],
    ['period:16th-century', 'the 16th century'],
    ['period:late-19th-century', 'the late 19th century'],
    ['period:antiquity', 'antiquity'],
    ['colour:blue', 'the colour blue'],
    ['colour:earth-tones', 'earth tones'],
  ])('[EX7] reads the tag %s as "%s"', (key, phrase) => {
    expect(english.tagPhrase(key)).toBe(phrase)
  })
})
