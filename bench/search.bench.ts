/** search() in a worker of a real Chromium: whole explained results, beside a peer's bare full-text search. */
import type { Bench, Row } from './bench.ts'
import { inBenchPage } from './bench-page.ts'
import type { SearchTimes } from './search/search-worker.ts'

const SIZE = 10_000
/** Goals of the public surface, p50 in ms; that with meaning includes the embedding of the text, timed by embed.bench. */
const TEXT_GOAL = 3
const MEANING_GOAL = 12

const bench: Bench = {
  name: 'search',
  run: () =>
    inBenchPage({ folder: 'search', include: ['zod/mini', 'minisearch'] }, async (page) =>
      rowsOf(await page.evaluate<SearchTimes, number>((n) => globalThis.measureSearch(n), SIZE)),
    ),
}
export default bench

declare global {
  /** Defined by search/index.html. */
  var measureSearch: (size: number) => Promise<SearchTimes>
}

function rowsOf({ text, hybrid, filtered, building, peer }: SearchTimes): readonly Row[] {
  if (!peer) console.error('No peer: `npm ci --prefix bench` installs it.')
  const beside = (value: number | undefined): Pick<Row, 'peerName' | 'peer'> =>
    value === undefined ? {} : { peerName: 'Orama, full text', peer: value }
  const rows = SIZE
  return [
    { name: 'search by words', rows, ...text, ...beside(peer?.text.p50), unit: 'ms', goals: { p50: TEXT_GOAL } },
    { name: 'by words and meaning, vector given', rows, ...hybrid, unit: 'ms', goals: { p50: MEANING_GOAL } },
    { name: 'the same within 17 % of the catalog', rows, ...filtered, unit: 'ms' },
    { name: 'reading the texts, once', rows, p50: building, ...beside(peer?.building), unit: 'ms' },
  ]
}
