/** The Vite plugin: one file a worker, policies and headers in development and preview, clear answers for missing files. */
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import {
  DEV_SYNC_HEADERS,
  DEV_WORKER_HEADERS,
  type Headers,
  headersFile,
  headersFor,
  isSyncWorker,
  SYNC_FOLDER,
  WORKER_FOLDER,
} from './policies.ts'

/** What a catalog, a model, a wasm file, or a part of a release is called: none of these is ever a page. */
const DATA_FILE = /\.(?:json|ndjson|bin|model|wasm|onnx|docent)$|\/root\/\d+$|\/o\/[0-9a-f]{64}$/

/** Where the WebAssembly of the text model's runtime is served, from the app's base on: beside the folders of models. */
const RUNTIME_PATH = 'models/ort-wasm-simd-threaded.wasm'
const RUNTIME_PACKAGE_FILE = 'onnxruntime-web/ort-wasm-simd-threaded.wasm'
/** What a build makes of that file's name in the runtime's script. */
const RUNTIME_COPY = /(?:^|\/)ort-wasm-simd-threaded-[\w-]+\.wasm$/

type Next = () => void
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void

/**
 * Needed from the first page on. [VT4] Builds each worker into one file under `workers/`, since a worker under its policy
 * imports nothing. [VT1] Serves workers so that they can open no connection, [VT10] but the sync worker to its own origin, [VT3] pages so that they reach their own
 * origin only. [VT5] A data file that is not there is a 404, not the page that a single-page fallback would send.
 * [VT6] Writes `_headers` into the build for static hosts. [VT9] Serves the runtime of the text model where
 * onnxruntime-web is installed, and puts the build of it without files of its own into the embed worker.
 */
export function docentVite(): Plugin {
  /** Path under which the app is served, from `/` to `/`. */
  let base = '/'
  /** The installed runtime; undefined without one, or where the app has put the file into its public folder itself. */
  let runtime: string | undefined
  const pathOf = (request: IncomingMessage): string => pathUnder(base, request.url ?? '/')
  return {
    name: 'docent',
    config: () => ({
      // The embed worker cannot load a runtime's script later: this one is a single module, the wasm is handed to it.
      resolve: { alias: [{ find: 'onnxruntime-web/webgpu', replacement: 'onnxruntime-web/wasm' }] },
      worker: {
        format: 'es',
        rolldownOptions: {
          output: {
            entryFileNames: ({ name }) => `${isSyncWorker(name) ? SYNC_FOLDER : WORKER_FOLDER}/[name]-[hash].js`,
            codeSplitting: false,
          },
        },
      },
    }),
    configResolved(config) {
      base = config.base.startsWith('/') ? config.base : '/'
      const own = config.publicDir !== '' && existsSync(join(config.publicDir, RUNTIME_PATH))
      runtime = own ? undefined : installed(config.root, RUNTIME_PACKAGE_FILE)
    },
    configureServer(server) {
      const { root, publicDir } = server.config
      server.middlewares.use(serveRuntime(() => runtime, pathOf))
      server.middlewares.use(refuseMissingData([publicDir, root], pathOf))
      server.middlewares.use((request, response, next) => {
        if (/[?&]worker_file\b/.test(request.url ?? '')) {
          setHeaders(response, isSyncWorker(pathOf(request)) ? DEV_SYNC_HEADERS : DEV_WORKER_HEADERS)
        }
        next()
      })
    },
    configurePreviewServer(server) {
      const { root, build } = server.config
      server.middlewares.use(refuseMissingData([join(root, build.outDir), build.outDir], pathOf))
      server.middlewares.use((request, response, next) => {
        setHeaders(response, headersFor(pathOf(request)))
        next()
      })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(base) })
        // The runtime's script names its file, so Vite has put a copy there too: 14 MB that nobody asks for.
        for (const name of Object.keys(bundle)) if (RUNTIME_COPY.test(name)) delete bundle[name]
        if (runtime) this.emitFile({ type: 'asset', fileName: RUNTIME_PATH, source: readFileSync(runtime) })
      },
    },
  }
}

/** The file of an installed package, found from the app's root; undefined where the package is not installed. */
function installed(root: string, specifier: string): string | undefined {
  try {
    return createRequire(join(root, 'package.json')).resolve(specifier)
  } catch {
    return undefined // both packages of the text model are optional, for those who only rank
  }
}

/** In development nothing is emitted: the file comes from where it is installed. */
function serveRuntime(file: () => string | undefined, pathOf: (request: IncomingMessage) => string): Middleware {
  return (request, response, next) => {
    const path = file()
    if (path === undefined || pathOf(request) !== `/${RUNTIME_PATH}`) return next()
    response.setHeader('Content-Type', 'application/wasm')
    createReadStream(path).pipe(response)
  }
}

/** 404 for a data file that none of the folders holds. */
function refuseMissingData(folders: readonly string[], pathOf: (request: IncomingMessage) => string): Middleware {
  return (request, response, next) => {
    const path = pathOf(request)
    const asked = DATA_FILE.test(path) && !path.startsWith('/@') && !path.includes('/node_modules/')
    if (!asked || folders.some((folder) => folder !== '' && existsSync(join(folder, path)))) {
      next()
      return
    }
    response.statusCode = 404
    response.setHeader('Content-Type', 'text/plain; charset=utf-8')
    response.end('Not found\n')
  }
}

/** The path from the app's base on, without its query, decoded; `/` for what cannot be decoded. */
function pathUnder(base: string, url: string): string {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    return path.startsWith(base) ? path.slice(base.length - 1) : path
  } catch {
    return '/'
  }
}

function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
