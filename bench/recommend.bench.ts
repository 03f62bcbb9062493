/** recommend() in a worker of a real Chromium: whole explained lists, beside a peer's bare vector search. */
import { createServer } from 'vite'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import type { Bench, Row } from './bench.ts'
import { findChromium } from '../test/find-chromium.ts'
import type { RankingTimes } from './recommend/ranking-worker.ts'

/** Goals of the public surface, p50 and p95 in ms, by catalog size. */
const GOALS: readonly { readonly size: number; readonly p50: number; readonly p95?: number }[] = [
  { size: 1_000, p50: 2 },
  { size: 10_000, p50: 2, p95: 5 },
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
      server: { port: 0, fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
    })
    await server.listen()
    const browser = await chromium.launch(await findChromium())
    try {
      const page = await browser.newPage()
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}recommend/`)
      const rows: Row[] = []
      for (const { size, p50, p95 } of GOALS) {
        const times = await page.evaluate<RankingTimes, number>((n) => globalThis.measure(n), size)
        rows.push(...rowsOf(size, times, p50, p95))
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

function rowsOf(size: number, { list, filteredList, peer }: RankingTimes, p50: number, p95: number | undefined): Row[] {
  const items = `${size.toLocaleString('en')} items`
  if (!peer) console.error('No peer: `npm ci --prefix bench` installs it.')
  const beside = (value: number | undefined): Pick<Row, 'peer'> => (value === undefined ? {} : { peer: value })
  return [
    { what: `explained list of 10, ${items}, p50`, ours: list.p50, ...beside(peer?.p50), unit: 'ms', goal: p50 },
    {
      what: `explained list of 10, ${items}, p95`,
      ours: list.p95,
      ...beside(peer?.p95),
      unit: 'ms',
      ...(p95 ? { goal: p95 } : {}),
    },
    { what: `the same within 4 % of the catalog, p50`, ours: filteredList.p50, unit: 'ms' },
  ]
}
