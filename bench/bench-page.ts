/** A page of this folder in a real Chromium, served from the sources. */
import { createServer, type InlineConfig } from 'vite'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { findChromium } from '../test/find-chromium.ts'

export interface BenchPage {
  /** Its folder beside this file; holds an index.html. */
  readonly folder: string
  /** Packages that are made into modules before the page starts, so that it is not loaded anew in the middle. */
  readonly include?: readonly string[]
  readonly alias?: Readonly<Record<string, string>>
  /** A profile on the disk; a private window, whose files lie in memory, when absent. */
  readonly profile?: string
}

/** Without isolation a worker's clock has steps of 0.1 ms. */
const ISOLATION = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

/** Runs `work` in the page and closes everything, whatever became of it. */
export async function inBenchPage<T>(
  { folder, include = [], alias = {}, profile }: BenchPage,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const config: InlineConfig = {
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true, include: [...include] },
    resolve: { alias },
    server: {
      port: 0,
      // Somebody who saves a file would end the measurement.
      hmr: false,
      watch: null,
      fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] },
      headers: ISOLATION,
    },
  }
  const server = await createServer(config)
  await server.listen()
  const launch = await findChromium()
  const browser =
    profile === undefined ? await chromium.launch(launch) : await chromium.launchPersistentContext(profile, launch)
  try {
    const page = await browser.newPage()
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${folder}/`)
    return await work(page)
  } finally {
    await browser.close()
    await server.close()
  }
}
