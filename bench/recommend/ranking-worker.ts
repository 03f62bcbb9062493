/** What the benchmark times, inside a worker: whole lists with their explanations, and a peer's bare vector search. */
import { ITEMS_FILE, MANIFEST_FILE, VECTORS_FILE } from '../../src/catalog/build-pack.ts'
import type { CatalogFiles } from '../../src/ports/catalog-store.ts'
import { RecConfig } from '../../src/contracts/rec-config.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { gallery } from '../../src/products/gallery.ts'
import { noPreferences } from '../../src/contracts/preferences.ts'
import { openCatalog } from '../../src/catalog/open-catalog.ts'
import { Recommender } from '../../src/engine/recommender.ts'
import { someSignals } from '../../test/builders/some-signals.ts'
import { syntheticCatalog } from '../synthetic-catalog.ts'
import type { UserSignals } from '../../src/contracts/user-signals.ts'
import type { Percentiles } from '../quantile.ts'
import { pageSha256 } from '../page-sha256.ts'
import { timed } from '../timed.ts'

/** Medians and 95th percentiles in ms. */
export interface RankingTimes {
  readonly list: Percentiles
  readonly filteredList: Percentiles
  readonly peer: Percentiles | undefined
  readonly rows: number
}
/** Visitors differ, so that no call finds the caches of the one before; each liked 20 contents over 40 events. */
const VISITORS = 50
const LIKED = 20
const ROUNDS = { warmUp: 10, counted: 6 }
/** Items that the peer finds: what one of our sources proposes. */
const PEER_LIMIT = 30

export interface RankingRequest {
  /** Contents of a synthetic catalog, or the address of a built one. */
  readonly catalog: number | string
}

addEventListener('message', (message: MessageEvent<RankingRequest>) => {
  void measure(message.data).then((times) => postMessage(times))
})

async function measure({ catalog: asked }: RankingRequest): Promise<RankingTimes> {
  const files =
    typeof asked === 'number' ? (await syntheticCatalog(asked, 7, pageSha256)).files : await fetchedFiles(asked)
  const catalog = await openCatalog(files)
  const visitors = Array.from({ length: VISITORS }, (_, at) => aVisitor(catalog, at))
  const config = { config: RecConfig.parse({}), given: {} }
  const recommender = new Recommender({ config, stopwatch: () => performance.now(), seed: 0, locale: 'en' }, catalog)
  const list = (signals: UserSignals, options: object): unknown =>
    recommender.recommendForSignals({
      recommId: 'bench',
      userId: 'visitor',
      intent: 'recommend',
      product: gallery,
      options,
      signals,
      preferences: noPreferences('visitor'),
      served: [],
      now: 0,
    })
  const years = { where: { year: { between: [1500, 1520] } } }
  return {
    list: await timed(visitors, (signals) => list(signals, {}), ROUNDS),
    filteredList: await timed(visitors, (signals) => list(signals, years), ROUNDS),
    peer: typeof asked === 'number' ? await peerTimes(catalog, visitors) : undefined,
    rows: catalog.size,
  }
}

async function fetchedFiles(folder: string): Promise<CatalogFiles> {
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await (await fetch(new URL(name, folder))).arrayBuffer())
  return { manifest: await read(MANIFEST_FILE), items: await read(ITEMS_FILE), vectors: await read(VECTORS_FILE) }
}

function aVisitor(catalog: ContentStore, visitor: number): UserSignals {
  const rows = Array.from({ length: LIKED }, (_, at) => (visitor * 131 + at * 1717) % catalog.size)
  return someSignals(
    catalog,
    Object.fromEntries(rows.map((row, at) => [catalog.contentAt(row).id, at % 5 === 4 ? [-0.1] : [0.2, 0.3]])),
  )
}

/** Orama's exact vector search for the same taste: recall alone, without fusion, diversity or explanations. */
async function peerTimes(catalog: ContentStore, visitors: readonly UserSignals[]): Promise<Percentiles | undefined> {
  const orama = await import('@orama/orama').catch(() => undefined)
  if (!orama) return undefined
  const db = orama.create({ schema: { embedding: `vector[${catalog.dim}]` } })
  for (let row = 0; row < catalog.size; row++) {
    await orama.insert(db, { id: catalog.contentAt(row).id, embedding: [...catalog.vectorAt(row)] })
  }
  return timed(
    visitors,
    (signals) =>
      orama.searchVector(db, {
        mode: 'vector',
        vector: { value: [...(signals.tasteVector ?? [])], property: 'embedding' },
        similarity: 0,
        limit: PEER_LIMIT,
      }),
    ROUNDS,
  )
}
