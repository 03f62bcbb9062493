/** The text model in a stranger's app: the real weights, built and served by Vite with the plugin, under its policies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, createServer, type InlineConfig, preview, type PreviewServer } from 'vite'
import { type Browser, chromium, type Page } from 'playwright'
import { cp, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import type { ModelState } from '../../../src/protocol/embed-host.ts'
import { docentVite } from '../../../src/vite/docent-vite.ts'
import { findChromium } from '../../find-chromium.ts'
import { join } from 'node:path'
import { openMiniLm } from '../../../src/publisher/open-minilm.ts'
import { textWith } from '../../builders/text-with.ts'
import { tmpdir } from 'node:os'
import { WORKER_POLICY } from '../../../src/vite/policies.ts'

const repo = join(import.meta.dirname, '../../..')
const MODEL = 'all-MiniLM-L6-v2'
const WASM_BYTES = 14_264_838

/** What the app's page lends to the tests. */
interface AppPage {
  /** Opens an embedder over `model`, and says what it told of itself, and how its load ended. */
  load(model: string, runtime?: string): Promise<{ readonly states: readonly ModelState[]; readonly code?: string }>
  /** The components of a vector, by the embedder that was opened last. */
  encode(text: string): Promise<readonly number[]>
  read(text: string, name: string): Promise<readonly string[]>
}

const APP: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./main.ts"></script>',
  'main.ts': `
    import { Embedder } from 'docent-embedder'
    const worker = () => new Worker(new URL('./embed.ts', import.meta.url), { type: 'module' })
    let embedder
    globalThis.load = async (model, runtime = '../ort-wasm-simd-threaded.wasm') => {
      const states = []
      const folder = new URL(model, document.baseURI)
      embedder?.close()
      embedder = new Embedder({ worker, model: folder, runtime: new URL(runtime, folder), onState: (s) => states.push(s) })
      try { await embedder.load() } catch (error) { return { states, code: error.code } }
      return { states }
    }
    globalThis.encode = async (text) => Array.from(await embedder.encode(text))
    globalThis.read = async (text, name) =>
      (await embedder.read(new Blob([text]), name)).contents.map(({ title }) => title)`,
  'embed.ts': "import { runEmbedder } from 'docent/embed-worker'\nrunEmbedder()\n",
}

let root = ''
let browser: Browser
let server: PreviewServer
let page: Page
let origin = ''
/** Paths that the server was asked for. */
let asked: string[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'docent-embed-'))
  for (const [path, text] of Object.entries(APP)) await writeFile(join(root, path), text)
  await symlink(join(repo, 'node_modules'), join(root, 'node_modules'), 'junction')
  for (const folder of [MODEL, 'short', 'flipped'])
    await cp(join(repo, 'public/models', MODEL), join(root, 'public/models', folder), { recursive: true })
  await truncate(join(root, 'public/models/short/onnx/model_quantized.onnx'), 1_000_000)
  const config = join(root, 'public/models/flipped/config.json')
  await writeFile(config, (await readFile(config, 'utf8')).replace('384', '385'))
  browser = await chromium.launch(await findChromium())
  await build(configOf())
  server = await preview(configOf())
  origin = server.resolvedUrls?.local[0] ?? ''
  page = await open(origin)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await rm(root, { recursive: true, force: true })
})

function configOf(): InlineConfig {
  const recorder = {
    name: 'recorder',
    configurePreviewServer({ middlewares }: PreviewServer) {
      middlewares.use((request, _response, next) => {
        asked.push(request.url ?? '')
        next()
      })
    },
  }
  return {
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, '.vite'),
    resolve: {
      preserveSymlinks: true,
      alias: [
        { find: /^docent-embedder$/, replacement: join(repo, 'src/client/embedding/embedder.ts') },
        { find: /^docent\/embed-worker$/, replacement: join(repo, 'src/workers/embed.ts') },
      ],
    },
    server: { port: 0, fs: { strict: false } },
    preview: { port: 0 },
    build: { target: 'es2023' },
    // What is found late, in the worker, would make the page reload in the middle of a test.
    optimizeDeps: { entries: ['index.html', 'embed.ts'] },
    plugins: [recorder, docentVite()],
  }
}

async function open(url: string): Promise<Page> {
  const opened = await browser.newPage()
  await opened.goto(url)
  await opened.waitForFunction(() => 'load' in globalThis)
  return opened
}

const load = (on: Page, model: string, runtime?: string): ReturnType<AppPage['load']> =>
  on.evaluate(([folder, wasm]) => (globalThis as unknown as AppPage).load(folder, wasm), [
    `/models/${model}/`,
    runtime,
  ] as const)

async function encode(on: Page, text: string): Promise<Float32Array> {
  return Float32Array.from(await on.evaluate((given) => (globalThis as unknown as AppPage).encode(given), text))
}

describe('a built app', () => {
  it('[VT9] carries the runtime, and the embed worker in one file that asks for no other', async () => {
    expect((await readFile(join(root, 'dist/models/ort-wasm-simd-threaded.wasm'))).length).toBe(WASM_BYTES)
    const files = await readdir(join(root, 'dist'), { recursive: true })
    expect(files.filter((file) => file.endsWith('.wasm'))).toEqual(['models/ort-wasm-simd-threaded.wasm'])
    const workers = await readdir(join(root, 'dist/workers'))
    expect(workers).toHaveLength(1)
    const response = await page.request.get(new URL(`workers/${workers[0] ?? ''}`, origin).href)
    expect(response.headers()['content-security-policy']).toBe(WORKER_POLICY)
    const wasm = await page.request.head(new URL('models/ort-wasm-simd-threaded.wasm', origin).href)
    expect(wasm.headers()['content-type']).toBe('application/wasm')
  })
})

describe('the text model under the policy that lets it open no connection', () => {
  it('[EW1] opens with bytes that it is handed, [EW3] counting them up to all of them', async () => {
    asked = []
    const { states, code } = await load(page, MODEL)
    expect(code).toBeUndefined()
    const loading = states.filter((state) => state.state === 'loading')
    const percents = loading.map(({ percent }) => percent)
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    expect([percents[0], percents.at(-1)]).toEqual([0, 100])
    expect(loading.at(-1)?.loadedBytes).toBe(loading.at(-1)?.totalBytes)
    expect(states.at(-1)).toMatchObject({ state: 'ready', modelId: MODEL, dim: 384, egress: 'blocked' })
    expect(asked.filter((path) => path.startsWith('/models/')).toSorted()).toEqual([
      '/models/all-MiniLM-L6-v2/config.json',
      '/models/all-MiniLM-L6-v2/onnx/model_quantized.onnx',
      '/models/all-MiniLM-L6-v2/tokenizer.json',
      '/models/all-MiniLM-L6-v2/tokenizer_config.json',
      '/models/ort-wasm-simd-threaded.wasm',
    ])
  })

  it('[EM3] gives bit for bit the vectors of Node, for all rows of the parity file and odd texts too', async () => {
    const parity = JSON.parse(await readFile(join(repo, 'public/models', MODEL, 'parity.json'), 'utf8')) as {
      rows: { text: string; q8: string }[]
    }
    const odd = [
      '',
      ' \n',
      '🎨🏺 !?',
      'שלום עולם',
      'مرحبا بالعالم',
      'half \ud83d a pair',
      '波と船',
      'word '.repeat(2000),
    ]
    const inNode = await openMiniLm(join(repo, 'public/models', MODEL))
    for (const text of [...parity.rows.map((row) => row.text), ...odd]) {
      expect(await encode(page, text), JSON.stringify(text.slice(0, 40))).toEqual(await inNode.encode(text))
    }
    await inNode.close()
    for (const { text, q8 } of parity.rows) {
      const expected = new Float32Array(Uint8Array.from(Buffer.from(q8, 'base64')).buffer)
      const vector = await encode(page, text)
      expect(vector.reduce((sum, value, at) => sum + value * (expected[at] ?? 0), 0)).toBeGreaterThanOrEqual(0.9999)
    }
  })

  it('[EW8] embeds a megabyte of text like its beginning', async () => {
    const sentence = 'Boats in bad weather, drawn from the pier. '
    const long = await encode(page, sentence.repeat(25_000))
    expect(long).toEqual(await encode(page, sentence.repeat(60)))
  })

  it('[EW7] reads a file of records', async () => {
    const titles = await page.evaluate(() =>
      (globalThis as unknown as AppPage).read('id,title,text\n1,Boats,Two boats in a storm\n', 'boats.csv'),
    )
    expect(titles).toEqual(['Boats'])
  })

  it('[EW5] starts again without the network, with the same vectors', async () => {
    const before = await encode(page, 'storm at sea')
    asked = []
    const { states, code } = await load(page, MODEL)
    expect([code, states.at(-1)?.state]).toEqual([undefined, 'ready'])
    expect(asked.filter((path) => path.startsWith('/models/'))).toEqual([])
    expect(await encode(page, 'storm at sea')).toEqual(before)
  })

  it('[EW5] fetches again, once, what was damaged on the device', async () => {
    await page.evaluate(async () => {
      const cache = await caches.open('docent-model-1')
      const key = (await cache.keys()).find(({ url }) => url.includes('config.json'))
      if (!key) throw new Error('nothing was kept')
      const bytes = await (await cache.match(key))?.arrayBuffer()
      if (bytes) new Uint8Array(bytes)[100] = 0
      await cache.put(key, new Response(bytes ?? null))
    })
    asked = []
    expect((await load(page, MODEL)).states.at(-1)?.state).toBe('ready')
    expect(asked.some((path) => path.endsWith('/config.json'))).toBe(true)
  })
})

describe('a model that cannot be opened', () => {
  const failure = async (model: string, runtime?: string): Promise<unknown> => {
    const { states, code } = await load(page, model, runtime)
    const last = states.at(-1)
    expect(last).toMatchObject({ state: 'failed', code })
    return last?.state === 'failed' ? { code, message: last.message } : undefined
  }

  it('[EW2] is missing where there is nothing', async () => {
    expect(await failure('nowhere')).toMatchObject({ code: 'model-missing' })
  })

  it('[EW2] is missing where a page comes instead of a file', async () => {
    const url = new URL('models/pages/', origin)
    await page.route(`${url.href}**`, (route) =>
      route.fulfill({ contentType: 'application/octet-stream', body: '<!doctype html>' }),
    )
    expect(await failure('pages')).toMatchObject({
      code: 'model-missing',
      message: textWith('an HTML page'),
    })
  })

  it('[EW2] is corrupt where a file is cut short or another of the same length', async () => {
    expect(await failure('short')).toMatchObject({ code: 'model-corrupt', message: textWith('1000000') })
    expect(await failure('flipped')).toMatchObject({
      code: 'model-corrupt',
      message: textWith('SHA-256'),
    })
  })

  it('[EW2] is missing without the runtime, and can be had when it is there', async () => {
    expect(await failure(MODEL, '/models/none.wasm')).toMatchObject({ code: 'model-missing' })
    expect((await load(page, MODEL)).states.at(-1)?.state).toBe('ready')
  })
})

describe('development', () => {
  it('[VT9] serves the runtime from where it is installed, and the model works', async () => {
    const development = await createServer(configOf())
    await development.listen()
    try {
      const developed = await open(development.resolvedUrls?.local[0] ?? '')
      expect((await load(developed, MODEL)).states.at(-1)).toMatchObject({ state: 'ready', egress: 'open' })
      expect((await load(page, MODEL)).code).toBeUndefined()
      expect(await encode(developed, 'storm at sea')).toEqual(await encode(page, 'storm at sea'))
    } finally {
      await development.close()
    }
  })
})
