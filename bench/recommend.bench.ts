/** recommend() in a worker of a real Chromium: whole explained lists, beside a peer's bare vector search. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST_FILE } from '../src/catalog/build-pack.ts'
import { fileURLToPath } from 'node:url'
import type { Bench, Goals, Row } from './bench.ts'
import { inBenchPage } from './bench-page.ts'
import type { RankingRequest, RankingTimes } from './recommend/ranking-worker.ts'

/** Goals of the public surface in ms, by catalog size. */
const GOALS: readonly (readonly [rows: number, goals: Goals])[] = [
  [1_000, { p50: 2 }],
  [10_000, { p50: 2, p95: 5 }],
  [100_000, { p50: 6 }],
]

/** A catalog of 69,202 records of the Tate, embedded by the real model: built apart, as that takes a quarter of an hour. */
const REAL = fileURLToPath(new URL('../.cache/bench/tate/', import.meta.url))

const bench: Bench = {
  name: 'recommend',
  run: () =>
    inBenchPage({ folder: 'recommend', include: ['zod/mini'] }, async (page) => {
      const rows: Row[] = []
      const measure = (catalog: number | string): Promise<RankingTimes> =>
        page.evaluate<RankingTimes, RankingRequest>((asked) => globalThis.measure(asked), { catalog })
      for (const [size, goals] of GOALS) rows.push(...rowsOf('', await measure(size), goals))
      if (existsSync(join(REAL, MANIFEST_FILE))) {
        rows.push(...rowsOf('real records and vectors: ', await measure(new URL(`/@fs${REAL}`, page.url()).href), {}))
      } else console.error(`No real catalog in .cache/bench/tate: bench/README.md says how to build it.`)
      return rows
    }),
}
export default bench

declare global {
  /** Defined by recommend/index.html. */
  var measure: (request: RankingRequest) => Promise<RankingTimes>
}

function rowsOf(of: string, { list, filteredList, peer, rows }: RankingTimes, goals: Goals): Row[] {
  if (!peer && of === '') console.error('No peer: `npm ci --prefix bench` installs it.')
  const beside = peer ? { peerName: 'Orama, bare vector search', peer: peer.p50 } : {}
  return [
    { name: `${of}explained list of 10`, rows, ...list, ...beside, unit: 'ms', goals },
    { name: `${of}the same within 1500 to 1520`, rows, ...filteredList, unit: 'ms' },
  ]
}
