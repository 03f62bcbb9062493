/** Search from a page: words at once, meaning as soon as the model has understood them. */
import type { SearchOptions } from '../../contracts/search-options.ts'
import type { SearchResult } from '../../contracts/search-result.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { Embedder } from '../embedding/embedder.ts'
import type { VaultClient } from '../vault-client.ts'

export interface AskSearchOptions extends SearchOptions {
  /** Ends it: the promise rejects with `search-cancelled`, and nothing is told any more. */
  readonly signal?: AbortSignal
  /** Hears of every result, the last one included: first what the words found, then what the meaning added. */
  readonly onResult?: (result: SearchResult) => void
}

/**
 * [CL14] The best result that can be had. A model that is not there or fails leaves the words' result, and
 * `meaning.state` says so. Errors: `options-invalid`, `search-cancelled`, `vault-*`.
 */
export async function askSearch(
  vault: VaultClient,
  embedder: Embedder | undefined,
  text: string,
  { signal, onResult, ...options }: AskSearchOptions,
): Promise<SearchResult> {
  const ask = async (vector?: Float32Array): Promise<SearchResult> => {
    const result = await vault.call((host) => host.search(text, options, vector))
    if (signal?.aborted) throw cancelled()
    return result
  }
  const tell = (result: SearchResult): SearchResult => {
    onResult?.(result)
    return result
  }
  if (signal?.aborted) throw cancelled()
  if (!embedder || !wantsMeaning(text, options)) return tell(await ask())

  const understood = embedder.encode(text, signal ? { signal } : {}).then(
    (vector) => ({ vector }),
    (thrown: unknown) => ({ thrown }),
  )
  // A model that is ready answers in milliseconds: showing the words' order first would only flicker.
  const early = embedder.state.state === 'ready' ? undefined : await ask()
  if (early) onResult?.({ ...early, meaning: { state: 'loading' } })
  const outcome = await understood
  if (signal?.aborted) throw cancelled()
  const isComparable = await comparable(vault, embedder)
  if ('vector' in outcome && isComparable) return tell(await ask(outcome.vector))
  const because = 'thrown' in outcome ? codeOf(outcome.thrown) : 'other-model'
  return tell({ ...(early ?? (await ask())), meaning: { state: 'failed', because } })
}

/** Vectors of different models say nothing of each other. */
async function comparable(vault: VaultClient, { state }: Embedder): Promise<boolean> {
  return state.state !== 'ready' || (await vault.catalog()).modelId === state.modelId
}

function codeOf(thrown: unknown): string {
  return thrown instanceof DocentError ? thrown.code : 'embed-unavailable'
}

function wantsMeaning(text: string, { mode, weights }: SearchOptions): boolean {
  return mode !== 'text' && weights?.meaning !== 0 && text.trim() !== ''
}

function cancelled(): DocentError {
  return new DocentError('search-cancelled', 'The search was ended by its signal before its result came.')
}
