import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { partsOf } from '../../../demo/search/parts-of.ts'
import type { SearchState } from '../../../demo/search/search-state.ts'
import { doingWords, foundWords, modelWords, spokenWords } from '../../../demo/search/search-words.ts'
import { snippetOf } from '../../../demo/search/snippet.ts'
import type { ModelState } from '../../../src/protocol/embed-host.ts'
import type { SearchHit, SearchResult } from '../../../src/contracts/search-result.ts'
import { aContent } from '../../builders/a-content.ts'

const READY: ModelState = { state: 'ready', modelId: 'm', dim: 384, egress: 'blocked', openedMs: 900 }
const LOADING: ModelState = { state: 'loading', loadedBytes: 12_400_000, totalBytes: 38_100_000, percent: 32 }

function aResult(change: Partial<SearchResult>, hits = 0): SearchResult {
  const items = Array.from({ length: hits }, (_, at): SearchHit => {
    const content = aContent({ id: `w${at}` })
    return { contentId: content.id, generatedBy: 'text', finalScore: 1, reason: 'Found.', content, matches: [] }
  })
  return {
    searchId: 's',
    userId: 'visitor',
    mode: 'hybrid',
    used: ['text', 'meaning'],
    items,
    total: hits,
    meaning: { state: 'used' },
    personal: { state: 'off' },
    ...change,
  }
}

function aSearch(result: SearchResult | undefined, change: Partial<SearchState> = {}): SearchState {
  return { text: 'boats', answered: 'boats', result, ms: 9.2, running: false, limit: 12, ...change }
}

describe('what the search is doing, in words', () => {
  it.each<readonly [SearchState, ModelState, string]>([
    [aSearch(undefined), LOADING, 'Looking.'],
    [
      aSearch(aResult({ meaning: { state: 'loading' } })),
      LOADING,
      'Found by words. Loading the model that understands sentences: 12 of 38 MB.',
    ],
    [aSearch(aResult({ meaning: { state: 'loading' } })), READY, 'Found by words; still reading for meaning.'],
    [aSearch(aResult({})), READY, 'By words and by meaning, on this device, in 9 ms.'],
    [aSearch(aResult({}), { ms: undefined }), READY, 'By words and by meaning, on this device.'],
    [
      aSearch(aResult({ used: ['text', 'meaning', 'personal'] })),
      READY,
      'By words, by meaning and by what has held you, on this device, in 9 ms.',
    ],
    [
      aSearch(aResult({ used: ['text'], meaning: { state: 'absent' } })),
      { state: 'absent' },
      'By words only: this page has no model.',
    ],
    [
      aSearch(aResult({ used: ['text'], meaning: { state: 'failed', because: 'model-missing' } })),
      { state: 'failed', code: 'model-missing', message: '' },
      'By words only: the model that understands sentences cannot be had (model-missing).',
    ],
  ])('[PG21] case %#', (search, model, words) => {
    expect(doingWords(search, model)).toBe(words)
  })

  it('[PG21] says nothing of a model that nobody needs yet', () => {
    expect(modelWords({ state: 'idle' })).toBe('')
    expect(modelWords(READY)).toBe('')
  })

  it('[PG22] counts what was found and what is shown', () => {
    expect(foundWords(aSearch(aResult({}, 1)))).toBe('One work for “boats”')
    expect(foundWords(aSearch(aResult({ total: 43 }, 12)))).toBe('Twelve of 43 works for “boats”')
    expect(foundWords(aSearch(aResult({ emptyBecause: 'nothing-near' })))).toBe('Nothing for “boats”')
    expect(spokenWords(aSearch(aResult({}, 7)))).toBe('Seven works for “boats”, by words and by meaning.')
    expect(spokenWords(aSearch(undefined))).toBe('')
  })
})

describe('what was found, marked', () => {
  it('[PG23] parts join to the text again, and only found ones are marked', () => {
    expect(partsOf('a wave breaks', [[2, 6]])).toEqual([
      { words: 'a ', found: false },
      { words: 'wave', found: true },
      { words: ' breaks', found: false },
    ])
    expect(partsOf('wave', [[0, 4]])).toEqual([{ words: 'wave', found: true }])
    expect(partsOf('wave', [[2, 90]])).toEqual([
      { words: 'wa', found: false },
      { words: 've', found: true },
    ])
    expect(partsOf('', [[0, 2]])).toEqual([])
  })

  it('[PG23] a snippet shows the first find in whole words, and marks the same letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zäö]{1,12}$/), { minLength: 1, maxLength: 120 }),
        fc.nat(),
        (words, pick) => {
          const text = words.join(' ')
          const at = pick % words.length
          const start = words.slice(0, at).join(' ').length + (at === 0 ? 0 : 1)
          const found = words[at] ?? ''
          const snippet = snippetOf(text, [[start, start + found.length]])
          const [range] = snippet.ranges
          expect(range && snippet.text.slice(...range)).toBe(found)
          expect(snippet.text.length).toBeLessThanOrEqual(133)
          const shown = snippet.text.replaceAll('…', '').trim().split(' ')
          expect(words.join(' ')).toContain(shown.join(' '))
          expect(shown.every((word) => words.includes(word))).toBe(true)
        },
      ),
    )
  })

  it('[PG23] a text without finds begins at its beginning and ends at a word', () => {
    const text = `${'word '.repeat(60)}end`
    const snippet = snippetOf(text, [])
    expect(snippet.text.startsWith('word word')).toBe(true)
    expect(snippet.text.endsWith('word…')).toBe(true)
    expect(snippetOf('Short.', [])).toEqual({ text: 'Short.', ranges: [] })
  })
})
