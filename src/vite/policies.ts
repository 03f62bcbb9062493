/** The policies that Docent's parts are served under. A worker's policy comes from its own response, not from the page. */

/** [VT1] A worker that can open no connection: no fetch, no socket, no import, no worker of its own. */
export const WORKER_POLICY =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'; worker-src 'none'; base-uri 'none'; form-action 'none'"

/** [VT2] The same in development, where a worker is many modules that its own origin serves one by one. */
export const DEV_WORKER_POLICY = WORKER_POLICY.replace("'wasm-unsafe-eval'", "'self' 'wasm-unsafe-eval'")

/**
 * [VT10] The sync worker, the one that has a network: it reaches its own origin, compiles and imports nothing, and starts no
 * worker. What it could send is nothing of a visitor: it has no code that opens such stores.
 */
export const SYNC_POLICY =
  "default-src 'none'; script-src 'none'; connect-src 'self'; worker-src 'none'; base-uri 'none'; form-action 'none'"

/** The same in development. */
export const DEV_SYNC_POLICY = SYNC_POLICY.replace("script-src 'none'", "script-src 'self'")

/**
 * [VT3] The page: its own origin and nothing else. Styles may be written in place, as charting libraries do; what they
 * could load is bound by img-src and font-src.
 */
export const PAGE_POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/**
 * [VT11] The service worker: it passes the requests of its own origin on, and can load nothing into itself. Cached pages
 * and workers keep the policies that they came with.
 */
export const SERVICE_WORKER_POLICY =
  "default-src 'none'; connect-src 'self'; script-src 'none'; base-uri 'none'; form-action 'none'"

/** Where an app's service worker lies: its folder is its scope, so it cannot lie among the workers. */
export const SERVICE_WORKER_FILE = 'service-worker.js'

/** Folder of a build that holds worker files, and nothing else. */
export const WORKER_FOLDER = 'workers'
/** And the one for sync workers: hosts give a file the headers of every pattern that it matches. */
export const SYNC_FOLDER = 'sync-workers'

/** [VT10] Whether a worker file is a sync worker: one that an app calls `sync.ts`, or `sync-` and anything. */
export function isSyncWorker(fileName: string): boolean {
  return /(?:^|\/)sync(?:[.-][^/]*)?$/.test(fileName)
}

export type Headers = Readonly<Record<string, string>>

const COMMON: Headers = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }

/** [VT7] A page that is cross-origin isolated starts only workers that say the same of themselves; others do not mind. */
const ISOLATION: Headers = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

export const DEV_WORKER_HEADERS: Headers = { ...ISOLATION, 'Content-Security-Policy': DEV_WORKER_POLICY }

export const DEV_SYNC_HEADERS: Headers = { ...ISOLATION, 'Content-Security-Policy': DEV_SYNC_POLICY }

/** Headers of a built file, by its path from the app's base: `/workers/vault-1a2b.js`. */
export function headersFor(path: string): Headers {
  if (path.startsWith(`/${WORKER_FOLDER}/`)) {
    return { ...COMMON, ...ISOLATION, 'Content-Security-Policy': WORKER_POLICY }
  }
  if (path === `/${SERVICE_WORKER_FILE}`) return { ...COMMON, 'Content-Security-Policy': SERVICE_WORKER_POLICY }
  if (path.startsWith(`/${SYNC_FOLDER}/`)) return { ...COMMON, ...ISOLATION, 'Content-Security-Policy': SYNC_POLICY }
  return { ...COMMON, 'Content-Security-Policy': PAGE_POLICY }
}

/** The same as a `_headers` file, which several static hosts read as it is; `base` from `/` to `/`. */
export function headersFile(base: string): string {
  const block = (pattern: string, headers: Headers): string =>
    [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
  // Hosts add the headers of every pattern that matches, so the page's policy is given to pages alone.
  const blocks = [
    block(base, headersFor('/')),
    block(`${base}*.html`, headersFor('/')),
    block(`${base}${WORKER_FOLDER}/*`, headersFor(`/${WORKER_FOLDER}/`)),
    block(`${base}${SYNC_FOLDER}/*`, headersFor(`/${SYNC_FOLDER}/`)),
    block(`${base}${SERVICE_WORKER_FILE}`, headersFor(`/${SERVICE_WORKER_FILE}`)),
  ]
  return `${blocks.join('\n\n')}\n`
}
