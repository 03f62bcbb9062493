/** What the search is doing, in words. */
import type { ModelState, SearchResult } from 'docent'
import { inWords } from '../shelf/shelf-changes.ts'
import type { SearchState } from './search-state.ts'

const BYTES_PER_MB = 1_000_000
/** A longer wait is no longer the search's own. */
const WORTH_TELLING_MS = 1000

/** One sentence or two under the title of the hits. */
export function doingWords({ result, ms }: SearchState, model: ModelState): string {
  if (!result) return 'Looking.'
  switch (result.meaning.state) {
    case 'loading':
      return model.state === 'ready' || model.state === 'idle'
        ? 'Found by words; still reading for meaning.'
        : `Found by words. ${modelWords(model)}`
    case 'used':
      return `${capital(waysOf(result))}, on this device${timeWords(ms)}.`
    case 'absent':
      return 'By words only: this page has no model.'
    case 'failed':
      return `By words only: the model that understands sentences cannot be had${codeWords(result.meaning.because)}.`
    case 'off':
      return `By words only, on this device${timeWords(ms)}.`
  }
}

/** What becomes of the model; empty when there is nothing to say of it. */
export function modelWords(model: ModelState): string {
  switch (model.state) {
    case 'loading':
      return model.totalBytes > 0 && model.loadedBytes >= model.totalBytes
        ? 'The model that understands sentences is here, and being opened.'
        : `Loading the model that understands sentences${megabytes(model)}.`
    case 'restarting':
      return 'The model is being started again.'
    case 'failed':
      return `The model that understands sentences cannot be had (${model.code}): words are found, meaning is not.`
    case 'absent':
      return 'This page has no model: words are found, meaning is not.'
    case 'idle':
    case 'ready':
      return ''
  }
}

/** "Seven works for “boats”", "Twelve of 43 works for “boats”". */
export function foundWords({ result, answered, text }: SearchState): string {
  if (!result) return `Looking for “${text.trim()}”`
  const { items, total } = result
  if (items.length === 0) return `Nothing for “${answered.trim()}”`
  const count = capital(inWords(items.length))
  const works = `${total > items.length ? `of ${total} ` : ''}${total === 1 ? 'work' : 'works'}`
  return `${count} ${works} for “${answered.trim()}”`
}

/** For those who listen: the whole answer in a sentence. */
export function spokenWords(search: SearchState): string {
  const { result } = search
  if (!result) return ''
  return result.items.length === 0 ? `${foundWords(search)}.` : `${foundWords(search)}, ${waysOf(result)}.`
}

/** Why nothing was found, and what could help. */
export function nothingWords({ meaning, emptyBecause }: SearchResult): string {
  if (emptyBecause === 'no-words')
    return 'There is no word in it to look for. Write what you have in mind, as you would say it.'
  if (emptyBecause === 'catalog-empty') return 'This catalogue has no works yet.'
  if (meaning.state === 'used')
    return 'No work has these words, and none comes near in meaning. Say it in other words, or try one of these.'
  return 'No work has these words, and meaning could not be asked. Another word may find more, or one of these.'
}

function waysOf({ used }: SearchResult): string {
  const ways = [
    ...(used.includes('text') ? ['words'] : []),
    ...(used.includes('meaning') ? ['meaning'] : []),
    ...(used.includes('personal') ? ['what has held you'] : []),
  ]
  return new Intl.ListFormat('en-GB').format(ways.map((way) => `by ${way}`))
}

function timeWords(ms: number | undefined): string {
  return ms === undefined || ms > WORTH_TELLING_MS ? '' : `, in ${Math.max(1, Math.round(ms))} ms`
}

function codeWords(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`
}

function megabytes({ loadedBytes, totalBytes }: { readonly loadedBytes: number; readonly totalBytes: number }): string {
  if (totalBytes === 0) return ''
  return `: ${Math.floor(loadedBytes / BYTES_PER_MB)} of ${Math.round(totalBytes / BYTES_PER_MB)} MB`
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
