/** Exact nearest vectors in a worker of a real Chromium, beside a plain loop over float32 rows. */
import { createServer } from 'vite'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import type { Bench, Goals, Row } from './bench.ts'
import { findChromium } from '../test/find-chromium.ts'
import type { RankRequest, RankTimes } from './rank/rank-worker.ts'

/** Sizes, goals in ms for the median of the best path, and the flag that a slow one waits for. */
const REQUESTS: readonly (RankRequest & { readonly goals?: Goals; readonly flag?: string })[] = [
  { rows: 10_000, kind: 'clusters', goals: { p50: 0.4, recall: 0.999 } },
  { rows: 10_000, kind: 'clusters', path: 'simd' },
  { rows: 10_000, kind: 'clusters', path: 'js' },
  { rows: 100_000, kind: 'clusters', goals: { p50: 2.2, recall: 0.999 } },
  { rows: 100_000, kind: 'clusters', path: 'simd' },
  { rows: 1_000_000, kind: 'random', alone: true, goals: { p50: 20 }, flag: 'million' },
]

const bench: Bench = {
  name: 'rank',
  async run(flags) {
    const server = await createServer({
      root: fileURLToPath(new URL('.', import.meta.url)),
      configFile: false,
      logLevel: 'error',
      optimizeDeps: { noDiscovery: true },
      server: {
        port: 0,
        fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] },
        // Without isolation the worker's clock has steps of 0.1 ms.
        headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
      },
    })
    await server.listen()
    const browser = await chromium.launch(await findChromium())
    try {
      const page = await browser.newPage()
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}rank/`)
      const rows: Row[] = []
      for (const { goals, flag, ...request } of REQUESTS) {
        if (flag !== undefined && !flags.has(flag)) continue
        const times = await page.evaluate<RankTimes, RankRequest>((asked) => globalThis.rank(asked), request)
        rows.push(...rowsOf(request, times, goals))
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
  /** Defined by rank/index.html. */
  var rank: (request: RankRequest) => Promise<RankTimes>
}

function rowsOf({ rows, kind }: RankRequest, times: RankTimes, goals: Goals | undefined): Row[] {
  const { path, ours, plain, recall } = times
  const beside = plain.length === 0 ? {} : { peerName: 'plain JS', peer: percentile(plain, 0.5), recall }
  return [
    {
      name: `exact top-100 of ${kind}, ${path}`,
      rows,
      p50: percentile(ours, 0.5),
      p95: percentile(ours, 0.95),
      unit: 'ms',
      ...beside,
      ...(goals === undefined ? {} : { goals }),
    },
    { name: `first query, ${path}`, rows, p50: times.first, unit: 'ms' },
    { name: `copy and prepare the image, ${path}`, rows, p50: times.fill + times.prepare, unit: 'ms' },
  ]
}

/** Of times in order of size. */
function percentile(times: readonly number[], part: number): number {
  return times[Math.floor(times.length * part)] ?? NaN
}
