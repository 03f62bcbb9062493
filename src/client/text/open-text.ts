/** What a page does with text, put together when it is first needed: search, the text model, imports, meant queries. */
import { asFolder } from '../../base/as-folder.ts'
import { askSearch, type AskSearchOptions } from './ask-search.ts'
import { CatalogImports } from './catalog-imports.ts'
import type { Docent } from '../docent.ts'
import type { DocentEvent } from '../subscriptions.ts'
import { Embedder } from '../embedding/embedder.ts'
import type { ModelState } from '../../protocol/embed-host.ts'
import { QueryTracker } from './query-tracker.ts'
import type { SearchResult } from '../../contracts/search-result.ts'
import type { VaultClient } from '../vault-client.ts'

export interface TextOptions {
  readonly vault: VaultClient
  readonly track: Docent['track']
  readonly tell: (event: DocentEvent) => void
  readonly embedWorker: (() => Worker) | undefined
  /** Folder of the model's files, relative to the page. */
  readonly model: string | URL
  readonly runtime: string | URL | undefined
  /** Its name. */
  readonly database: string
}

export interface TextParts {
  readonly imports: CatalogImports
  readonly queries: QueryTracker
  search(text: string, options: AskSearchOptions): Promise<SearchResult>
  /** Settles in the state that came of it; never rejects. */
  loadModel(): Promise<ModelState>
  /** Ends the embed worker and what is under way in it. */
  close(): void
}

/** Starts nothing yet. */
export function openText({ vault, track, tell, embedWorker, model, runtime, database }: TextOptions): TextParts {
  const embedder =
    embedWorker &&
    new Embedder({
      worker: embedWorker,
      model: asFolder(new URL(model, document.baseURI)),
      ...(runtime === undefined ? {} : { runtime: new URL(runtime, document.baseURI) }),
      onState(state) {
        if (state.state === 'ready') imports.modelReady()
        tell({ type: 'model', state })
      },
    })
  const imports: CatalogImports = new CatalogImports(vault, embedder, database, (status) =>
    tell({ type: 'catalog', status }),
  )
  return {
    imports,
    queries: new QueryTracker(track, embedder),
    search: (text, options) => askSearch(vault, embedder, text, options),
    async loadModel() {
      await embedder?.load().catch(() => undefined)
      return embedder?.state ?? { state: 'absent' }
    },
    close() {
      imports.close()
      embedder?.close()
    },
  }
}
