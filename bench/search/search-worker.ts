/** What the benchmark times, inside a worker: whole explained searches and the reading of texts, beside a peer's. */
import type { Content } from '../../src/contracts/content.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { createMiniSearchIndex } from '../../src/adapters/minisearch/minisearch-index.ts'
import { openCatalog } from '../../src/catalog/open-catalog.ts'
import { resolveSearchOptions } from '../../src/engine/resolve-search-options.ts'
import { Search } from '../../src/engine/search.ts'
import { seededRandom } from '../../src/base/random.ts'
import { syntheticCatalog } from '../synthetic-catalog.ts'
import { variedContents, variedQueries } from './varied-texts.ts'
import type { Percentiles } from '../quantile.ts'
import { pageSha256 } from '../page-sha256.ts'
import { timed } from '../timed.ts'

/** In ms. */
export interface SearchTimes {
  readonly text: Percentiles
  readonly hybrid: Percentiles
  readonly filtered: Percentiles
  /** Reading all texts into the index, in one go. */
  readonly building: number
  readonly peer: { readonly text: Percentiles; readonly building: number } | undefined
}

const QUERIES = 200
const ROUNDS = { warmUp: 3, counted: 5 }
const LIMIT = 10
/** How far a query's vector is from the work's that it is made of: a cosine of about .6. */
const NOISE = 1.3
const UNPERSONAL = { relevanceOf: () => ({ relevance: [] }) }

addEventListener('message', (message: MessageEvent<{ readonly size: number }>) => {
  void measure(message.data.size).then((times) => postMessage(times))
})

interface Query {
  readonly text: string
  readonly vector: Float32Array
}

async function measure(size: number): Promise<SearchTimes> {
  const { files } = await syntheticCatalog(size, 7, pageSha256)
  const contents = variedContents(size, 11)
  const catalog = withTexts(await openCatalog(files), contents)
  const startedAt = performance.now()
  const lexical = createMiniSearchIndex(contents)
  lexical.step(Infinity)
  const building = performance.now() - startedAt
  const search = new Search(catalog, lexical, UNPERSONAL)
  const queries = withVectors(catalog, variedQueries(contents, QUERIES, 13))
  const ask = (options: object) => {
    const resolved = resolveSearchOptions({ limit: LIMIT, ...options })
    return ({ text, vector }: Query): unknown =>
      search.search({ searchId: 'bench', userId: 'visitor', text, vector, options: resolved, now: 0 })
  }
  return {
    text: await timed(queries, ask({ mode: 'text' }), ROUNDS),
    hybrid: await timed(queries, ask({}), ROUNDS),
    filtered: await timed(queries, ask({ where: { year: { between: [1500, 1600] } } }), ROUNDS),
    building,
    peer: await peerTimes(contents, queries),
  }
}

/** The synthetic catalog has one text for all; vectors and ids stay. */
function withTexts(catalog: ContentStore, contents: readonly Content[]): ContentStore {
  return {
    ...catalog,
    contentAt(row) {
      const content = contents[row]
      if (!content) throw new RangeError(`no row ${row}`)
      return content
    },
  }
}

function withVectors(catalog: ContentStore, texts: readonly string[]): readonly Query[] {
  const random = seededRandom(17)
  return texts.map((text) => {
    const vector = catalog.vectorAt(Math.floor(random() * catalog.size))
    const spread = (NOISE * Math.sqrt(12)) / Math.sqrt(vector.length)
    return { text, vector: vector.map((x) => x + spread * (random() - 0.5)) }
  })
}

/** Orama's full-text search of the same fields, with the same boosts and one typo forgiven: ids and scores alone. */
async function peerTimes(contents: readonly Content[], queries: readonly Query[]): Promise<SearchTimes['peer']> {
  const orama = await import('@orama/orama').catch(() => undefined)
  if (!orama) return undefined
  const startedAt = performance.now()
  const db = orama.create({
    schema: { title: 'string', creator: 'string', tags: 'string[]', place: 'string', medium: 'string', text: 'string' },
  })
  for (const { id, title, creator, tags, place, medium, text } of contents) {
    await orama.insert(db, { id, title, creator, tags: tags.map(({ label }) => label), place, medium, text })
  }
  const building = performance.now() - startedAt
  const boost = { title: 4, creator: 3, tags: 2, place: 1.5, medium: 1.5 }
  const text = await timed(
    queries,
    (query) => orama.search(db, { term: query.text, limit: LIMIT, tolerance: 1, boost }),
    ROUNDS,
  )
  return { text, building }
}
