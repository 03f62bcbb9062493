import { beforeAll, describe, expect, it } from 'vitest'
import { condensedText } from '../../../src/adapters/transformers/condensed-text.ts'
import fc from 'fast-check'
import { join } from 'node:path'
import { loadTransformersLibrary } from '../../../src/adapters/transformers/transformers-library.ts'

const MOST_TOKENS = 256
const MOST_CHARACTERS = 3 * MOST_TOKENS * (2 * 200 + 2)

let tokens: (text: string) => readonly bigint[]

beforeAll(async () => {
  const { AutoTokenizer, env } = await loadTransformersLibrary()
  env.allowRemoteModels = false
  env.localModelPath = `${join(import.meta.dirname, '../../../public/models')}/`
  const tokenizer = await AutoTokenizer.from_pretrained('all-MiniLM-L6-v2')
  tokens = (text) => Array.from(tokenizer(text).input_ids.data as BigInt64Array)
})

/** Those that count: the first 255 and the end mark. */
function counted(text: string): readonly bigint[] {
  const all = tokens(text)
  return all.length <= MOST_TOKENS ? all : [...all.slice(0, MOST_TOKENS - 1), ...all.slice(-1)]
}

/** What text is made of where tokenizers trip: scripts, accents, signs, marks of the tokenizer, what is not text at all. */
const PIECES = [
  'a',
  'boats ',
  'Ölmalerei ',
  'é',
  'e\u0301',
  '\u0301',
  '\u0300\u1DC0',
  'İ',
  'Σ',
  'ß',
  'ﬁ',
  '가',
  'ひらがな',
  'שלום ',
  'مَرحبا',
  '波',
  '\u{20000}',
  '\uF900',
  '.',
  '…',
  '≠',
  '\u1FEF',
  '\u037E',
  '€',
  '+',
  '🎨',
  '👩‍🚀',
  '\uFE0F',
  '７',
  '½',
  '_',
  '[',
  ']',
  'SEP',
  '[SEP]',
  '[MASK]',
  '[UNK] ',
  '##',
  ' ',
  '  ',
  '\t',
  '\n',
  '\u00A0',
  '\u2003',
  '\u3000',
  '\u2028',
  '\0',
  '\u0007',
  '\v',
  '\u0085',
  '\u200B',
  '\uFEFF',
  '\u00AD',
  '\uFFFD',
  '\uD83D',
  '\uDE00',
  '\uE000',
  '\u0378',
]
const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })),
      fc.integer({ min: 1, max: 400 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.map(([piece, times]) => piece.repeat(times)).join(''))
const woven = fc
  .tuple(fc.array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 6 }), fc.integer({ min: 200, max: 3000 }))
  .map(([pieces, times]) => pieces.join('').repeat(times))

describe('[EM8] a condensed text', () => {
  it('[EM8] has the tokens that counted before, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, woven), (text) => {
        const short = condensedText(text)
        expect(short.length).toBeLessThanOrEqual(Math.max(4096, MOST_CHARACTERS))
        expect(short.length).toBeLessThanOrEqual(text.length)
        expect(counted(short)).toEqual(counted(text))
      }),
      { numRuns: 150 },
    )
  })

  it('[EM8] is the text itself up to 4,096 characters, and a few thousand of a megabyte of prose', () => {
    const prose = 'Boats in bad weather. '.repeat(50_000)
    expect(condensedText(prose.slice(0, 4096))).toBe(prose.slice(0, 4096))
    expect(condensedText(prose).length).toBeLessThan(4096)
    expect(counted(condensedText(prose))).toEqual(counted(prose))
  })

  it('[EM8] makes no mark of the tokenizer out of what was none', () => {
    const text = '[SE\u200BP] and [SEP] '.repeat(1000)
    expect(counted(condensedText(text))).toEqual(counted(text))
  })

  it.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['blanks before a word', `${' '.repeat(1_000_000)}cat`],
    ['accents on a letter', `a${'\u0301'.repeat(1_000_000)} cat`],
    ['brackets', '['.repeat(1_000_000)],
  ])('[EM8] is short for a megabyte of %s', (_what, text) => {
    expect(condensedText(text).length).toBeLessThan(1000)
    expect(counted(condensedText(text))).toEqual(counted(text))
  })
})
