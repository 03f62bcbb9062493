/** The Vite plugin: one file a worker, policies and headers in development and preview, clear answers for missing files. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { DEV_WORKER_POLICY, headersFile, headersFor, WORKER_FOLDER } from './policies.ts'

/** What a catalog, a model or a wasm file is called: none of these is ever a page. */
const DATA_FILE = /\.(?:json|ndjson|bin|wasm|onnx|docent)$/

type Next = () => void
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void

/**
 * Needed from the first page on. [VT4] Builds each worker into one file under `workers/`, since a worker under its policy
 * imports nothing. [VT1] Serves workers so that they can open no connection, [VT3] pages so that they reach their own
 * origin only. [VT5] A data file that is not there is a 404, not the page that a single-page fallback would send.
 * [VT6] Writes `_headers` into the build for static hosts.
 */
export function docentVite(): Plugin {
  return {
    name: 'docent',
    config: () => ({
      worker: {
        format: 'es',
        rolldownOptions: { output: { entryFileNames: `${WORKER_FOLDER}/[name]-[hash].js`, codeSplitting: false } },
      },
    }),
    configureServer(server) {
      const { root, publicDir } = server.config
      server.middlewares.use(refuseMissingData([publicDir, root]))
      server.middlewares.use((request, response, next) => {
        if (/[?&]worker_file\b/.test(request.url ?? ''))
          response.setHeader('Content-Security-Policy', DEV_WORKER_POLICY)
        next()
      })
    },
    configurePreviewServer(server) {
      const { root, build } = server.config
      server.middlewares.use(refuseMissingData([join(root, build.outDir), build.outDir]))
      server.middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(headersFor(pathOf(request)))) response.setHeader(name, value)
        next()
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
    },
  }
}

/** 404 for a data file that none of the folders holds. */
function refuseMissingData(folders: readonly string[]): Middleware {
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

/** The path without its query, decoded; `/` for what cannot be decoded. */
function pathOf(request: IncomingMessage): string {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  } catch {
    return '/'
  }
}
