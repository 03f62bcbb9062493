/** Exact nearest vectors in a worker of a real Chromium, beside a plain loop over float32 rows. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import type { Bench, Goals, Row } from './bench.ts'
import { inBenchPage } from './bench-page.ts'
import type { PeerName, PeerRequest, PeerTimes } from './rank/peer-worker.ts'
import type { RankRequest, RankTimes } from './rank/rank-worker.ts'

/** Sizes, goals in ms for the median of the best path, and the flag that a slow one waits for. */
const REQUESTS: readonly (RankRequest & { readonly goals?: Goals; readonly flag?: string })[] = [
  { rows: 10_000, kind: 'clusters', goals: { p50: 0.4, recall: 0.999, ratio: 8 } },
  { rows: 10_000, kind: 'clusters', path: 'simd' },
  { rows: 10_000, kind: 'clusters', path: 'js' },
  { rows: 100_000, kind: 'clusters', goals: { p50: 2.2, recall: 0.999, ratio: 14 } },
  { rows: 100_000, kind: 'clusters', path: 'simd' },
  { rows: 1_000_000, kind: 'random', alone: true, goals: { p50: 20 }, flag: 'million' },
]

/** Peers by what their index of 100,000 rows takes: hnswlib's takes some four minutes. */
const PEERS: readonly { readonly peer: PeerName; readonly isExact: boolean; readonly flagAt100k?: string }[] = [
  { peer: 'voy-search', isExact: true },
  { peer: '@orama/orama', isExact: true },
  { peer: 'client-vector-search', isExact: true },
  { peer: 'tfjs', isExact: true },
  { peer: 'hnswlib-wasm', isExact: false, flagAt100k: 'slow' },
]
/** CommonJS inside: made into modules before the page starts. */
const PREBUNDLED = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', 'lru-cache', '@msgpack/msgpack']
/** client-vector-search can embed text as well; vectors are given to it here. */
const NO_MODEL = { '@xenova/transformers': fileURLToPath(new URL('rank/peers/no-model.ts', import.meta.url)) }
const PEER_ROWS = [10_000, 100_000]
/** How many times faster than the best exact peer ours should be, by rows. */
const LEAST_TIMES: Readonly<Record<number, number>> = {
  10_000: 15,
  100_000: 22,
}

const bench: Bench = {
  name: 'rank',
  run: (flags) =>
    inBenchPage({ folder: 'rank', include: PREBUNDLED.filter(isInstalled), alias: NO_MODEL }, async (page) => {
      const rows: Row[] = []
      for (const { goals, flag, ...request } of REQUESTS) {
        if (flag !== undefined && !flags.has(flag)) continue
        const times = await page.evaluate<RankTimes, RankRequest>((asked) => globalThis.rank(asked), request)
        rows.push(...rowsOf(request, times, goals))
      }
      return [...rows, ...(await peerRows(page, rows, flags))]
    }),
}
export default bench

declare global {
  /** Defined by rank/index.html. */
  var rank: (request: RankRequest) => Promise<RankTimes>
  var rankPeer: (request: PeerRequest) => Promise<PeerTimes>
}

/** Ours beside each peer of the same run, and beside the best exact one. */
async function peerRows(page: Page, ours: readonly Row[], flags: ReadonlySet<string>): Promise<readonly Row[]> {
  const made: Row[] = []
  for (const rows of PEER_ROWS) {
    const own = ours.find((row) => row.rows === rows && row.name.startsWith('exact top-100'))
    if (!own) continue
    const exact: { readonly peerName: string; readonly peer: number }[] = []
    for (const { peer, isExact, flagAt100k } of PEERS) {
      if (rows === 100_000 && flagAt100k !== undefined && !flags.has(flagAt100k)) continue
      const { times, buildMs, recall, because } = await page.evaluate<PeerTimes, PeerRequest>(
        (asked) => globalThis.rankPeer(asked),
        { rows, peer },
      )
      if (because !== undefined) console.error(`${peer} was not measured: ${because}`)
      if (times.length === 0) continue
      const beside = { peerName: peer, peer: percentile(times, 0.5) }
      if (isExact) exact.push(beside)
      const name = `top-100 beside ${peer}, built in ${(buildMs / 1000).toFixed(1)} s, its recall ${recall.toFixed(3)}`
      made.push({ name, rows, p50: own.p50, unit: 'ms', ...beside, recall: own.recall ?? 1 })
    }
    const best = exact.toSorted((a, b) => a.peer - b.peer)[0]
    const least = LEAST_TIMES[rows]
    if (best)
      made.push({
        name: 'top-100 beside the best exact peer',
        rows,
        p50: own.p50,
        unit: 'ms',
        ...best,
        ...(least && { goals: { ratio: least } }),
      })
  }
  return made
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

function isInstalled(name: string): boolean {
  return existsSync(new URL(`node_modules/${name}`, import.meta.url))
}

/** Of times in order of size. */
function percentile(times: readonly number[], part: number): number {
  return times[Math.floor(times.length * part)] ?? NaN
}
