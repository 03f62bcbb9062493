/** Searching as a visitor types: the last search is given up for the next, and the words' hits come before the meaning's. */
import type { SearchResult } from 'docent'
import type { App } from '../page/app.ts'
import type { SearchState } from '../search/search-state.ts'
import { spokenWords } from '../search/search-words.ts'

/** A pause in typing of this length is worth a search. */
const PAUSE_MS = 90
const HITS = 12
/** A search at rest for this long is told to those who listen. */
const REST_MS = 900
/** What has held a visitor may move a hit by this much of the whole. */
const PERSONAL = 0.08

const EMPTY: SearchState = { text: '', result: undefined, answered: '', ms: undefined, running: false, limit: HITS }

/** The search on its way, to give it up. */
const onTheWay = new WeakMap<App, AbortController>()
/** The last text that was meant, so that it counts once. */
const meant = new WeakMap<App, string>()

/** Loads the model, once: the first visit stays small for whoever does not search. */
export function readyToSearch(app: App): void {
  const { state } = app.docent.model.status()
  if (state === 'idle' || state === 'failed') void app.docent.model.load()
}

/** The field holds another text. */
export function typeSearch(app: App, text: string, pauseMs = PAUSE_MS): void {
  onTheWay.get(app)?.abort()
  if (text.trim() === '') return clearSearch(app)
  const stop = new AbortController()
  onTheWay.set(app, stop)
  const search = { ...(app.state.search ?? EMPTY), text, running: true, limit: HITS }
  app.update({ search, similar: undefined })
  if (app.state.view !== 'works') location.hash = '#works'
  setTimeout(() => void ask(app, stop.signal), pauseMs)
}

/** The field holds what was said outright: a prompt that was pressed, or Enter. */
export function searchNow(app: App, text: string): void {
  readyToSearch(app)
  typeSearch(app, text, 0)
}

export function clearSearch(app: App): void {
  onTheWay.get(app)?.abort()
  meant.delete(app)
  app.update({ search: undefined, said: '' })
}

/** As many hits again. */
export function findMore(app: App): void {
  const { search } = app.state
  if (!search) return
  onTheWay.get(app)?.abort()
  const stop = new AbortController()
  onTheWay.set(app, stop)
  app.update({ search: { ...search, running: true, limit: search.limit + HITS } })
  void ask(app, stop.signal)
}

/** A hit was chosen: the search was meant, and counts as an interest, once. */
export function meanSearch(app: App): void {
  const text = app.state.search?.answered.trim()
  if (!text || meant.get(app) === text) return
  meant.set(app, text)
  app.cause = { cause: `You searched for “${text}”.`, undoable: false }
  app.docent.query(text)
}

async function ask(app: App, signal: AbortSignal): Promise<void> {
  const { search } = app.state
  if (signal.aborted || !search) return
  const { text, limit } = search
  const waits = app.docent.model.status().state !== 'ready'
  const began = performance.now()
  const show = (result: SearchResult): void => {
    if (signal.aborted) return
    const running = result.meaning.state === 'loading'
    const ms = waits && result.meaning.state === 'used' ? undefined : performance.now() - began
    app.update({ search: { text, answered: text, limit, result, ms, running } })
  }
  try {
    show(await app.docent.search(text, { limit, personalize: PERSONAL, signal, onResult: show }))
    setTimeout(() => say(app, signal), REST_MS)
  } catch (thrown) {
    if (signal.aborted) return
    app.update({ search: { ...search, running: false } })
    throw thrown
  }
}

function say(app: App, signal: AbortSignal): void {
  const { search } = app.state
  if (!signal.aborted && search) app.update({ said: spokenWords(search) })
}
