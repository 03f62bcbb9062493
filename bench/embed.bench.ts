/** Text understood on the device: the model loaded and run in a worker without network, in a real Chromium. */
import { build, type InlineConfig, preview } from 'vite'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { agreement, readPairs } from './embed/similarity.ts'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { docentVite } from '../src/vite/docent-vite.ts'
import type { EmbedPage } from './embed/main.ts'
import { findChromium } from '../test/find-chromium.ts'
import { sharedFolder } from '../test/shared-folder.ts'
import type { Bench, Row } from './bench.ts'
import { quantile } from './quantile.ts'

const LOADS = 7
const ALONE = 300
const TEXTS = 1000
/** With `--with slow`: all that the goal speaks of, about a minute. */
const MANY_TEXTS = 10_000
const MS_PER_SECOND = 1000

const bench: Bench = {
  name: 'embed',
  async run(flags) {
    const outDir = await mkdtemp(join(tmpdir(), 'docent-bench-embed-'))
    const repo = join(import.meta.dirname, '..')
    const config: InlineConfig = {
      root: join(import.meta.dirname, 'embed'),
      configFile: false,
      logLevel: 'error',
      publicDir: join(repo, 'public'),
      plugins: [docentVite()],
      build: { outDir, emptyOutDir: true, target: 'es2023' },
      preview: { port: 0, host: 'localhost' },
    }
    await build(config)
    const server = await preview(config)
    const browser = await chromium.launch(await findChromium())
    try {
      const titles = await someTitles(repo)
      const origin = server.resolvedUrls?.local[0] ?? ''
      return await timesInBrowser(browser, origin, titles, flags.has('slow') ? MANY_TEXTS : TEXTS)
    } finally {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    }
  },
}
export default bench

/** What visitors type and curators write: the titles of the demo museum, about 8 tokens each. */
async function someTitles(repo: string): Promise<readonly string[]> {
  const lines = (await readFile(join(repo, 'public/catalog/items.ndjson'), 'utf8')).trim().split('\n')
  return lines.map((line) => (JSON.parse(line) as { title: string }).title)
}

async function timesInBrowser(
  browser: Browser,
  origin: string,
  titles: readonly string[],
  count: number,
): Promise<readonly Row[]> {
  const page = await browser.newPage()
  await page.goto(origin)
  const firstLoad = await openModel(page)
  const loads: number[] = []
  for (let at = 0; at < LOADS; at++) {
    await page.reload()
    loads.push(await openModel(page))
  }
  const texts = (number: number): readonly string[] =>
    Array.from({ length: number }, (_, at) => `${titles[at % titles.length]}${at < titles.length ? '' : `, ${at}`}`)
  const alone = await embedAll(page, texts(ALONE))
  const all = await embedAll(page, texts(count))
  const likenesses = await likeness(page)
  await page.close()
  if (all.workers > 1) console.error(`embed: ${all.workers - 1} workers were exchanged on the way`)
  return [
    {
      name: 'model from local storage to the first vector',
      p50: quantile(loads, 0.5),
      p95: quantile(loads, 0.95),
      unit: 'ms',
      goals: { p50: 1500 },
    },
    { name: 'model from a local server to the first vector', p50: firstLoad, unit: 'ms' },
    {
      name: 'one short text',
      rows: ALONE,
      p50: quantile(alone.times, 0.5),
      p95: quantile(alone.times, 0.95),
      unit: 'ms',
    },
    { name: 'short texts', rows: count, p50: (count * MS_PER_SECOND) / all.ms, unit: 'texts/s' },
    {
      name: 'longest task of the page meanwhile (0: none of 50 ms)',
      rows: count,
      p50: all.longestTask,
      unit: 'ms',
      goals: { p50: 50 },
    },
    ...likenesses,
  ]
}

async function likeness(page: Page): Promise<readonly Row[]> {
  const pairs = sharedFolder === undefined ? undefined : await readPairs(sharedFolder)
  if (!pairs) {
    console.error('embed: no STS-B here, likeness is not measured')
    return []
  }
  const cosines = await page.evaluate(
    (given) => (globalThis as unknown as EmbedPage).cosines(given),
    pairs.map(({ texts }) => texts),
  )
  const goals = { least: 0.815 }
  return [{ name: 'STS-B test, Spearman', rows: pairs.length, p50: agreement(cosines, pairs), unit: '', goals }]
}

async function openModel(page: Page): Promise<number> {
  await page.waitForFunction(() => 'openModel' in globalThis)
  return page.evaluate(() => (globalThis as unknown as EmbedPage).openModel())
}

function embedAll(page: Page, texts: readonly string[]): ReturnType<EmbedPage['embedAll']> {
  return page.evaluate((given) => (globalThis as unknown as EmbedPage).embedAll(given), texts)
}
