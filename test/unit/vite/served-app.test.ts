/** A stranger's app, built and served by Vite with the plugin, in a real browser: what the policies do, and do not do. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { build, createServer, type InlineConfig, preview } from 'vite'
import { type Browser, chromium, type Page } from 'playwright'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { docentVite } from '../../../src/vite/docent-vite.ts'
import { findChromium } from '../../find-chromium.ts'
import { join } from 'node:path'
import { PROTOCOL_VERSION } from '../../../src/protocol/vault-host.ts'
import { tmpdir } from 'node:os'
import type { CatalogStatus, DocentHealth, DocentOptions, Strategy } from '../../../src/index.ts'

const repo = join(import.meta.dirname, '../../..')

/** What the app's page lends to the tests. */
interface AppPage {
  /** Opens a client and says how it is; or the code of its error. */
  visit(options?: Partial<DocentOptions>): Promise<{
    readonly health?: DocentHealth
    readonly catalog?: CatalogStatus
    readonly strategy?: Strategy
    readonly code?: string
  }>
  /** What became of every way out that a worker tried, by name: what the worker saw, not whether anything arrived. */
  leak(): Promise<Readonly<Record<string, string>>>
}

const APP: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./main.ts"></script>',
  'main.ts': `
    import { createDocent } from 'docent'
    const worker = () => new Worker(new URL('./vault.ts', import.meta.url), { type: 'module' })
    globalThis.visit = async (options = {}) => {
      try {
        const docent = await createDocent({ catalog: './catalog/', worker, ...options })
        for (const at of [1, 2, 3]) docent.dwell('sea-' + at, 20)
        const { strategy } = await docent.recommend()
        return { strategy, health: await docent.health(), catalog: await docent.catalog.status() }
      } catch (error) {
        return { code: error.code }
      }
    }
    globalThis.leak = () => new Promise((resolve) => {
      const leaky = new Worker(new URL('./leaky.ts', import.meta.url), { type: 'module' })
      leaky.onmessage = ({ data }) => resolve(data)
    })`,
  'vault.ts': `
    import { runVault } from 'docent/worker'
    import { gallery } from 'docent/products/gallery'
    runVault({ products: [gallery] })`,
  'leaky.ts': `
    const seen = {}
    const tried = async (name, work) => {
      try { seen[name] = String(await work()) } catch (error) { seen[name] = error.name }
    }
    const socketState = (socket) => new Promise((resolve) => {
      socket.onopen = () => resolve('open')
      socket.onerror = () => resolve('error')
    })
    const away = location.origin + '/secret-'
    await tried('fetch', () => fetch(away + 'fetch'))
    await tried('xhr', () => { const xhr = new XMLHttpRequest(); xhr.open('GET', away + 'xhr', false); xhr.send() })
    await tried('import', () => import(/* @vite-ignore */ away + 'import'))
    await tried('socket', () => socketState(new WebSocket(away.replace('http', 'ws') + 'socket')))
    await tried('events', () => socketState(new EventSource(away + 'events')))
    await tried('worker', () => socketState(new Worker(away + 'worker')))
    await tried('eval', () => new Function('return 1')())
    await tried('wasm', () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))
    postMessage(seen)`,
}

const alias = [
  { find: /^docent$/, replacement: join(repo, 'src/index.ts') },
  { find: /^docent\/worker$/, replacement: join(repo, 'src/workers/vault.ts') },
  { find: /^docent\/products\/(.+)$/, replacement: join(repo, 'src/products/$1.ts') },
]
/** Of a page that asks to be cross-origin isolated. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

let root = ''
let browser: Browser
/** Paths that the servers were asked for. */
let asked: string[] = []
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'docent-served-'))
  for (const [path, text] of Object.entries(APP)) await writeFile(join(root, path), text)
  await mkdir(join(root, 'public'))
  await cp(join(repo, 'test/browser/catalogs/first'), join(root, 'public/catalog'), { recursive: true })
  browser = await chromium.launch(await findChromium())
  await build(configOf('dist'))
})

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

afterAll(async () => {
  await browser.close()
  await rm(root, { recursive: true, force: true })
})

function record(request: { readonly url?: string | undefined }, _response: unknown, next: () => void): void {
  asked.push(request.url ?? '')
  next()
}

function configOf(outDir: string, changes: InlineConfig = {}): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, '.vite'),
    resolve: { alias },
    server: { port: 0, fs: { strict: false } },
    preview: { port: 0 },
    build: { outDir, target: 'es2023' },
    optimizeDeps: { include: [] },
    ...changes,
    plugins: [
      {
        name: 'recorder',
        configureServer(server) {
          server.middlewares.use(record)
        },
        configurePreviewServer(server) {
          server.middlewares.use(record)
        },
      },
      changes.plugins ?? docentVite(),
    ],
  }
}

/** The app's page, as `vite preview` serves what was built. */
async function previewed(outDir = 'dist', changes: InlineConfig = {}): Promise<Page> {
  const server = await preview(configOf(outDir, changes))
  closing.push(() => server.close())
  return open(server.resolvedUrls?.local[0] ?? '')
}

async function open(url: string): Promise<Page> {
  const page = await browser.newPage()
  closing.push(() => page.close())
  await page.goto(url)
  await page.waitForFunction(() => 'leak' in globalThis)
  asked = []
  return page
}

const visit = (page: Page, options: Partial<DocentOptions> = {}): ReturnType<AppPage['visit']> =>
  page.evaluate((given) => (globalThis as unknown as AppPage).visit(given), options)

describe('a built app under the policies', () => {
  it('[VT3] works, and asks for nothing but its worker and its catalog', async () => {
    const page = await previewed()
    const refused: string[] = []
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    expect(await visit(page)).toMatchObject({ strategy: 'warm', catalog: { from: 'network' } })
    const files = asked.map((path) => path.replace(/-[\w-]+\.js$/, '-HASH.js')).toSorted()
    expect(files).toEqual([
      '/catalog/items.ndjson',
      '/catalog/manifest.json',
      '/catalog/vectors.bin',
      '/workers/vault-HASH.js',
    ])
    // The vault's probe of its own policy is refused, as it should be, and the browser says so.
    expect(refused.filter((text) => !text.includes('blob:'))).toEqual([])
  })

  it("[VW5] finds the vault's way out closed", async () => {
    const { health } = await visit(await previewed())
    expect(health).toMatchObject({ state: 'ready', egress: 'blocked', storage: { durability: 'durable' } })
  })

  it('[VT1] lets nothing that a worker tries reach the server, and WebAssembly run', async () => {
    const page = await previewed()
    const seen = await page.evaluate(() => (globalThis as unknown as AppPage).leak())
    expect(Object.keys(seen)).toEqual(['fetch', 'xhr', 'import', 'socket', 'events', 'worker', 'eval', 'wasm'])
    expect(seen).toMatchObject({ eval: 'EvalError', wasm: '[object WebAssembly.Module]' })
    expect(asked.filter((path) => path.includes('secret'))).toEqual([])
  })

  it('[VT7] runs on a page that is cross-origin isolated', async () => {
    const page = await previewed('dist', { preview: { port: 0, headers: ISOLATED } })
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(await visit(page)).toMatchObject({ strategy: 'warm', health: { egress: 'blocked' } })
  })

  it('[VT8] has the same policies under a base path', async () => {
    await build(configOf('dist-base', { base: '/museum/' }))
    const page = await previewed('dist-base', { base: '/museum/' })
    expect(await visit(page)).toMatchObject({ strategy: 'warm', health: { egress: 'blocked' } })
    expect(await readFile(join(root, 'dist-base/_headers'), 'utf8')).toContain('\n/museum/workers/*\n')
    expect((await page.request.get(new URL('catalog/none.bin', page.url()).href)).status()).toBe(404)
  })
})

describe('development', () => {
  it('[VT2] works under a policy that lets workers load modules, which the vault calls open', async () => {
    const server = await createServer(configOf('unused'))
    await server.listen()
    closing.push(() => server.close())
    const page = await open(server.resolvedUrls?.local[0] ?? '')
    expect(await visit(page)).toMatchObject({ strategy: 'warm', health: { egress: 'open' } })
    const seen = await page.evaluate(() => (globalThis as unknown as AppPage).leak())
    expect(seen).toMatchObject({ fetch: 'TypeError', xhr: 'NetworkError' })
    expect(asked.filter((path) => /secret-(?:fetch|xhr|socket|events)/.test(path))).toEqual([])
  })
})

describe('the same app without the plugin', () => {
  it('[VW5] works, and the vault finds its way out open, which it is', async () => {
    const page = await previewed('dist', { plugins: [] })
    expect(await visit(page)).toMatchObject({ strategy: 'warm', health: { egress: 'open' } })
    await page.evaluate(() => (globalThis as unknown as AppPage).leak())
    const leaked = asked.filter((path) => path.startsWith('/secret-')).toSorted()
    const ways = ['events', 'fetch', 'import', 'socket', 'worker', 'xhr']
    expect(leaked).toEqual(ways.map((way) => `/secret-${way}`))
  })

  it('[CL2] says clearly that a single-page fallback answered for the catalog', async () => {
    const page = await previewed('dist', { plugins: [] })
    expect(await visit(page, { catalog: './no-catalog/' })).toEqual({ code: 'catalog-not-a-catalog' })
  })
})

describe('a page that may not store anything', () => {
  it('[VW2] gets a vault in memory that says that storage was denied', async () => {
    const page = await previewed('dist', { plugins: [] })
    const [file = ''] = (await readdir(join(root, 'dist/workers'))).filter((name) => name.startsWith('vault'))
    const script = await readFile(join(root, 'dist/workers', file), 'utf8')
    // A worker from a data: address has an origin of its own, which may not store. It is spoken to in Comlink's words.
    const reply = await page.evaluate(
      async ({ source, protocol }) => {
        const worker = new Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`, {
          type: 'module',
        })
        const names = { userId: 'visitor', locale: 'en', database: 'denied' }
        const request = { ...names, protocol, privacy: 'personal', config: {}, scenarios: {}, seed: 0 }
        const answered = new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data)))
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
        worker.postMessage({ id: '1', type: 'APPLY', path: ['open'], argumentList: [{ type: 'RAW', value: request }] })
        return answered
      },
      { source: script, protocol: PROTOCOL_VERSION },
    )
    expect(reply).toMatchObject({
      value: { ok: true, value: { storage: { durability: 'memory', because: 'denied' } } },
    })
  })
})
