/** The built demo in a real Chromium: first list, re-ranking on screen, long tasks, and the bytes of a first visit. */
import { build, preview } from 'vite'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright'
import type { Bench, Row } from './bench.ts'
import { findChromium } from '../test/find-chromium.ts'
import { type PageWatch, watchPage } from './page/watch-page.ts'
import { quantile } from './quantile.ts'

const RELOADS = 7
const TRACKS = 15
/** A main-thread task longer than this is felt. Source: W3C Long Tasks. */
const LONG_TASK_MS = 50
const BYTES_PER_MB = 1_000_000
/** What a visit looks at: works of one room, then of another. */
const LOOKS = ['monet-impression-sunrise', 'great-wave', 'renoir-boating-party', 'degas-dance-class', 'monet-magpie']

const bench: Bench = {
  name: 'page',
  async run() {
    const root = fileURLToPath(new URL('..', import.meta.url))
    const common = { mode: 'demo', configFile: `${root}vite.config.ts`, logLevel: 'warn' } as const
    await build(common)
    const server = await preview({ ...common, preview: { port: 0, host: 'localhost' } })
    const browser = await chromium.launch(await findChromium())
    try {
      const origin = server.resolvedUrls?.local[0] ?? ''
      return [await bytesOfFirstVisit(browser, origin), ...(await timesOfAVisit(browser, origin))]
    } finally {
      await browser.close()
      await server.close()
    }
  },
}
export default bench

async function bytesOfFirstVisit(browser: Browser, origin: string): Promise<Row> {
  const page = await browser.newPage()
  const bodies: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.url().startsWith('data:')) return
    bodies.push(
      response.body().then(
        (body) => brotliCompressSync(body).length,
        () => 0,
      ),
    )
  })
  await page.goto(origin)
  await ready(page)
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(bodies)
  await page.close()
  return {
    name: `first visit, ${sizes.length} requests, every body as brotli`,
    p50: sizes.reduce((sum, size) => sum + size, 0) / BYTES_PER_MB,
    unit: 'MB',
    goals: { p50: 1.5 },
  }
}

async function timesOfAVisit(browser: Browser, origin: string): Promise<readonly Row[]> {
  const page = await browser.newPage()
  await page.addInitScript(watchPage)
  await page.goto(origin)
  await ready(page)
  const reloads: number[] = []
  for (let at = 0; at < RELOADS; at++) {
    await page.reload()
    await ready(page)
    reloads.push((await watchOf(page)).firstCardAt)
  }
  const readyAt = await page.evaluate(() => performance.now())
  const tracked: number[] = []
  for (let at = 0; at < TRACKS; at++) tracked.push(await trackAndSee(page, LOOKS[at % LOOKS.length] ?? ''))
  const { longTasks } = await watchOf(page)
  const longAfterLoad = longTasks.filter((task) => task.startsAt > readyAt && task.ms > LONG_TASK_MS)
  await page.close()
  return [
    {
      name: `warm reload to first list on screen, of ${RELOADS}`,
      p50: quantile(reloads, 0.5),
      unit: 'ms',
      goals: { p50: 300 },
    },
    {
      name: `track() to the wall re-hung on screen, of ${TRACKS}`,
      p50: quantile(tracked, 0.5),
      p95: quantile(tracked, 0.95),
      unit: 'ms',
      goals: { p95: 100 },
    },
    {
      name: `main-thread tasks over ${LONG_TASK_MS} ms after load`,
      p50: longAfterLoad.length,
      unit: 'tasks',
      goals: { p50: 0 },
    },
  ]
}

/** Milliseconds from track() to the frame that shows the new order. Tracks again when an event left the order as it was. */
async function trackAndSee(page: Page, contentId: string): Promise<number> {
  return page.evaluate(async (id) => {
    const { docent, watch } = globalThis as unknown as {
      docent: { track: (event: string, props: object) => void }
      watch: { wallChangedAt: number }
    }
    for (;;) {
      const startedAt = performance.now()
      docent.track('content_viewed', {
        content_id: id,
        dwell_seconds: 5 + Math.random() * 60,
        end_reason: Math.random() < 0.5 ? 'next_button' : 'abandon',
      })
      while (watch.wallChangedAt < startedAt && performance.now() - startedAt < 1000)
        await new Promise(requestAnimationFrame)
      if (watch.wallChangedAt > startedAt) return watch.wallChangedAt - startedAt
    }
  }, contentId)
}

async function ready(page: Page): Promise<void> {
  await page.waitForSelector('html[data-ready=yes]')
}

async function watchOf(page: Page): Promise<PageWatch> {
  return page.evaluate(() => (globalThis as unknown as { watch: PageWatch }).watch)
}
