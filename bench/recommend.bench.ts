/** recommend() in a worker of a real Chromium: whole explained lists, beside a peer's bare vector search. */
import { createServer } from 'vite'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import type { Bench, Goals, Row } from './bench.ts'
import { findChromium } from '../test/find-chromium.ts'
import type { RankingTimes } from './recommend/ranking-worker.ts'

/** Goals of the public surface in ms, by catalog size. */
const GOALS: readonly (readonly [rows: number, goals: Goals])[] = [
  [1_000, { p50: 2 }],
  [10_000, { p50: 2, p95: 5 }],
  [100_000, { p50: 6 }],
]

const bench: Bench = {
  name: 'recommend',
  async run() {
    const root = fileURLToPath(new URL('.', import.meta.url))
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      optimizeDeps: { noDiscovery: true, include: ['zod/mini'] },
      server: { port: 0, hmr: false, watch: null, fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
    })
    await server.listen()
    const browser = await chromium.launch(await findChromium())
    try {
      const page = await browser.newPage()
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}recommend/`)
      const rows: Row[] = []
      for (const [size, goals] of GOALS) {
        const times = await page.evaluate<RankingTimes, number>((n) => globalThis.measure(n), size)
        rows.push(...rowsOf(size, times, goals))
      }
      return rows
    } finally {
      await browser.close()
      await server.close()
    }
  },
}
export default bench

declare global {
  /** Defined by recommend/index.html. */
  var measure: (size: number) => Promise<RankingTimes>
}

function rowsOf(rows: number, { list, filteredList, peer }: RankingTimes, goals: Goals): Row[] {
  if (!peer) console.error('No peer: `npm ci --prefix bench` installs it.')
  const beside = peer ? { peerName: 'Orama, bare vector search', peer: peer.p50 } : {}
  return [
    { name: 'explained list of 10', rows, ...list, ...beside, unit: 'ms', goals },
    { name: 'the same within 4 % of the catalog', rows, ...filteredList, unit: 'ms' },
  ]
}
