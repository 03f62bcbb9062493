/** One list over REST: on the page, through its service worker, and from `docent serve --api`. */
import { build, preview } from 'vite'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import type { Bench, Row } from './bench.ts'
import { engineHost } from '../src/publisher/serve/engine-host.ts'
import { findChromium } from '../test/find-chromium.ts'
import { openEngine } from '../src/node.ts'
import { serveFolder } from '../src/publisher/serve/serve-folder.ts'
import { quantile } from './quantile.ts'

const ASKS = 200
/** Not counted: code that is compiled, channels that are opened for the first time. */
const WARM_UP = 30
const LOOKS = ['great-wave', 'monet-impression-sunrise', 'renoir-boating-party', 'degas-dance-class', 'monet-magpie']
const PATH = '/recsys/api/recommend?user_id=visitor'
/** Of issue 8, p50 in ms. */
const WORKER_GOAL = 10

const bench: Bench = {
  name: 'api',
  async run() {
    const root = fileURLToPath(new URL('..', import.meta.url))
    return [...(await inBrowser(root)), await inNode(`${root}public/catalog`)]
  },
}
export default bench

interface PageTimes {
  readonly verb: readonly number[]
  readonly page: readonly number[]
  readonly worker: readonly number[]
  /** A text that the service worker has itself: what any answer of it costs. */
  readonly alone: readonly number[]
  readonly works: number
}

/** The built demo, whose service worker is the one that is measured. */
async function inBrowser(root: string): Promise<readonly Row[]> {
  const common = {
    mode: 'demo',
    configFile: `${root}vite.config.ts`,
    logLevel: 'error',
    // Of its own: a build of somebody else in the middle would leave the service worker without its files.
    build: { outDir: `${root}.cache/bench/demo`, emptyOutDir: true },
  } as const
  // The runner that reads this file leaves 'development' behind, in which the demo installs no service worker.
  process.env['NODE_ENV'] = 'production'
  await build(common)
  const server = await preview({ ...common, preview: { port: 0, host: 'localhost' } })
  const browser = await chromium.launch(await findChromium())
  try {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.waitForSelector('html[data-ready=yes]')
    const { verb, page: own, worker, alone, works: rows } = await timesOn(page)
    const row = (name: string, times: readonly number[]): Row => ({
      name,
      rows,
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      unit: 'ms',
    })
    const peer = { peerName: 'recommend() itself', peer: quantile(verb, 0.5) }
    return [
      {
        ...row('GET recommend through the service worker', worker),
        peerName: 'a text of its own',
        peer: quantile(alone, 0.5),
        goals: { p50: WORKER_GOAL },
      },
      { ...row('the same by rest.fetch', own), ...peer, goals: { p50: WORKER_GOAL } },
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Milliseconds of each list, read and parsed, for a warm visitor; the three ways in turn, so that all see the same weather. */
function timesOn(page: Page): Promise<PageTimes> {
  return page.evaluate(
    async ({ asks, warmUp, looks, path }) => {
      const { docent, rest } = globalThis as unknown as {
        docent: {
          dwell: (id: string, seconds: number) => void
          recommend: () => Promise<unknown>
          catalog: { status: () => Promise<{ count: number }> }
        }
        rest: { fetch: typeof fetch }
      }
      await navigator.serviceWorker.ready
      while (!navigator.serviceWorker.controller) await new Promise(requestAnimationFrame)
      for (const id of looks) docent.dwell(id, 60)
      const times = { verb: [] as number[], page: [] as number[], worker: [] as number[], alone: [] as number[] }
      const timed = async (into: number[], work: () => Promise<unknown>): Promise<void> => {
        const startedAt = performance.now()
        await work()
        into.push(performance.now() - startedAt)
      }
      for (let at = 0; at < asks + warmUp; at++) {
        await timed(times.verb, () => docent.recommend())
        await timed(times.page, async () => (await rest.fetch(path)).json())
        await timed(times.worker, async () => (await fetch(path)).json())
        await timed(times.alone, async () => (await fetch('/recsys/docs.js')).text())
      }
      const { count } = await docent.catalog.status()
      const counted = (all: number[]): number[] => all.slice(warmUp)
      return {
        verb: counted(times.verb),
        page: counted(times.page),
        worker: counted(times.worker),
        alone: counted(times.alone),
        works: count,
      }
    },
    { asks: ASKS, warmUp: WARM_UP, looks: LOOKS, path: PATH },
  )
}

async function inNode(catalog: string): Promise<Row> {
  const engine = await openEngine({ catalog })
  const served = await serveFolder({
    folder: catalog,
    port: 0,
    host: '127.0.0.1',
    tell: () => undefined,
    api: engineHost(engine),
  })
  try {
    await engine.ingest(
      LOOKS.map((id) => ({
        event: 'content_viewed',
        userId: 'visitor',
        originalTimestamp: Date.now(),
        properties: { content_id: id, dwell_seconds: 60 },
      })),
    )
    const times: number[] = []
    for (let at = 0; at < ASKS + WARM_UP; at++) {
      const startedAt = performance.now()
      const answer = await fetch(new URL(PATH, served.url))
      await answer.json()
      times.push(performance.now() - startedAt)
    }
    const counted = times.slice(WARM_UP)
    return {
      name: 'the same from docent serve --api',
      rows: engine.catalog.size,
      p50: quantile(counted, 0.5),
      p95: quantile(counted, 0.95),
      unit: 'ms',
    }
  } finally {
    await served.close()
  }
}
