import { expect, it } from 'vitest'
import { exploringSpeech } from '../../../src/explain/exploring-speech.ts'
import type { Line } from '../../../src/contracts/breakdown.ts'
import { SentenceWriter } from '../../../src/explain/sentence-writer.ts'
import { visitSpeech } from '../../../src/explain/speech.ts'

const taste: Line = { kind: 'tag', label: 'subject:sea', value: 0.4, because: [] }
const lift: Line = { kind: 'exploration', label: 'exploration', value: 0.1, because: [] }
const write = (lines: readonly Line[], speech = exploringSpeech()): string =>
  new SentenceWriter('en', speech).write({ intent: 'recommend', strategy: 'warm', lines, titleOf: () => undefined })

it('[BD23] says that an item is a try where exploration lifted it, and what another speech says where not', () => {
  expect(write([taste, lift])).toBe('Something different, to learn what you like.')
  expect(write([taste, { ...lift, value: 0 }])).toBe(write([taste], visitSpeech))
  expect(write([taste])).toBe(write([taste], visitSpeech))
})

it('[BD23] finds other words for a second try of the same list, also in a language that has none for it', () => {
  const writer = new SentenceWriter(
    'fr',
    exploringSpeech({ ...visitSpeech, tables: { ...visitSpeech.tables, fr: visitSpeech.tables.en } }),
  )
  const facts = { intent: 'recommend', strategy: 'cold', lines: [lift], titleOf: () => undefined } as const
  const sentences = Array.from({ length: 4 }, () => writer.write(facts))
  expect(new Set(sentences.map((one) => one.split(' ')[0])).size).toBe(4)
})
