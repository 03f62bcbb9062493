/** LexicalIndex over MiniSearch: BM25+ by field, prefixes and typos. Contents are read in slices, so that others can run. */
import MiniSearch, { type SearchResult } from 'minisearch'
import type { Content } from '../../contracts/content.ts'
import type { SearchField } from '../../contracts/search-result.ts'
import type { LexicalAnswer, LexicalHit, LexicalIndex } from '../../ports/lexical-index.ts'
import { askedWords } from './asked-words.ts'
import { evidenceIn } from './evidence.ts'
import { foldedWords } from './read-words.ts'
import { FIELD_WORTH, SEARCH_FIELDS, textsOf } from './searched-texts.ts'
import { typoTolerance } from './typo-tolerance.ts'
import { WordCounts } from './word-counts.ts'

export interface MiniSearchIndexOptions {
  /** Milliseconds that only go up; what a slice is timed by. */
  readonly stopwatch?: () => number
  /** Settles when others have had their turn. */
  readonly pause?: () => Promise<void>
}

/** Ms of one slice of reading: half a frame. */
const SLICE_MS = 8
/** Worth of a longer word that the search's last word begins, and of one that a typo away: MiniSearch's own defaults. */
const PREFIX_WORTH = 0.375
const TYPO_WORTH = 0.45
/** Contents that one step reads between two looks at the clock. */
const BATCH = 16

/** A MiniSearch over `contents`, none of which is read yet. */
export function createMiniSearchIndex(
  contents: Iterable<Content>,
  { stopwatch = () => performance.now(), pause = aTurn }: MiniSearchIndexOptions = {},
): LexicalIndex {
  const known = new Map<string, Content>()
  const waiting: string[] = []
  const counts = new WordCounts()
  /** The words of the content that is read now: MiniSearch takes it apart, so that it is read once. */
  let current = new Set<string>()
  const index = new MiniSearch<Content>({
    idField: 'id',
    fields: [...SEARCH_FIELDS],
    extractField: (content, name) => (name === 'id' ? content.id : joinedTexts(content, name)),
    stringifyField: String,
    tokenize(text) {
      const words = foldedWords(text)
      for (const word of words) current.add(word)
      return words
    },
    // Words are folded by then.
    processTerm: (word) => word,
    autoVacuum: false,
    searchOptions: { boost: { ...FIELD_WORTH } },
  })
  let read = 0
  let running: Promise<void> | undefined
  for (const content of contents) put(content)

  function put(content: Content): void {
    known.set(content.id, content)
    waiting.push(content.id)
  }

  function readOne(): void {
    const content = known.get(waiting[read++] ?? '')
    if (content === undefined || index.has(content.id)) return
    current = new Set()
    index.add(content)
    counts.count(current, 1)
  }

  function forget(contentId: string): void {
    const content = known.get(contentId)
    if (content === undefined) return
    known.delete(contentId)
    if (!index.has(contentId)) return
    current = new Set()
    index.remove(content)
    counts.count(current, -1)
  }

  function step(budgetMs: number): boolean {
    const until = stopwatch() + budgetMs
    do {
      for (let at = 0; at < BATCH && read < waiting.length; at++) readOne()
    } while (read < waiting.length && stopwatch() < until)
    if (read < waiting.length) return false
    waiting.length = read = 0
    return true
  }

  async function readInSlices(): Promise<void> {
    while (!step(SLICE_MS)) await pause()
  }

  return {
    get size() {
      return index.documentCount
    },
    get ready() {
      return read >= waiting.length
    },
    step,
    complete: () =>
      (running ??= readInSlices().finally(() => {
        running = undefined
      })),
    add(content) {
      forget(content.id)
      put(content)
      if (waiting.length - read === 1) step(0)
    },
    remove: forget,
    search(text) {
      step(Infinity)
      const { words, unfinished, cut } = askedWords(text, counts)
      if (words.length === 0) return { hits: [], asked: [], cut }
      const found = index.search(words.join(' '), {
        tokenize: () => [...words],
        prefix: (word) => word === unfinished,
        // A word that the catalog holds is no typo.
        fuzzy: (word) => (counts.has(word) ? false : typoTolerance(word)),
        boostDocument: passingOverCommon(words, counts),
        weights: { prefix: PREFIX_WORTH, fuzzy: TYPO_WORTH },
      })
      return { hits: scored(found, words, counts), asked: words, cut }
    },
    evidence(hit, { asked }) {
      const content = known.get(hit.contentId)
      if (content === undefined) return { shares: [], matches: [] }
      const worth = hit.words.map((word): [string, number] => [
        word,
        counts.rarity(word) * (asked.includes(word) ? 1 : TYPO_WORTH),
      ])
      return evidenceIn(content, new Map(worth))
    },
  }
}

/** [SE3] Neither a beginning nor a typo leads to a common word that was not typed. */
function passingOverCommon(words: readonly string[], counts: WordCounts): (id: unknown, word: string) => number {
  // MiniSearch asks once a content and field, all of one word in a row.
  let last = ''
  let worth = 1
  return (_id, word) => {
    if (word !== last) {
      last = word
      worth = counts.isCommon(word) && !words.includes(word) ? 0 : 1
    }
    return worth
  }
}

/** [SE5] score = (BM25+ / that of the best hit) · the part of what was asked, by rarity, that the content holds. */
function scored(found: readonly SearchResult[], words: readonly string[], counts: WordCounts): LexicalAnswer['hits'] {
  const best = found[0]?.score ?? 1
  const rarity = new Map(words.map((word) => [word, counts.rarity(word)]))
  const all = words.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0)
  const hits = found.map(({ id, score, queryTerms, terms }): LexicalHit => {
    const held = queryTerms.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0)
    return { contentId: String(id), score: (score / best) * (held / all), words: terms }
  })
  return hits.sort((a, b) => b.score - a.score || (a.contentId < b.contentId ? -1 : 1))
}

function joinedTexts(content: Content, name: string): string {
  const field = SEARCH_FIELDS.find((one): one is SearchField => one === name)
  // A line's end parts words, so that two tags never read as one word of a script without spaces.
  return field === undefined ? '' : textsOf(content, field).join('\n')
}

/** Lets whatever waits run: timers, messages, events. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
