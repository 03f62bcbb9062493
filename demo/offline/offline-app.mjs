/**
 * The demo's build for use without a network: lists what belongs to this version, each file with its digest, and builds
 * the service worker with that list inside. Not in it: the text model, which the page keeps when it was asked for, and
 * the releases, which their own worker fetches and verifies.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { build } from 'vite'

const SERVICE_WORKER = 'service-worker.js'
const NOT_PACKAGED = /^(?:models\/|_headers$|catalog\/(?:head$|root\/|o\/)|service-worker\.js$)/
/** Vite writes a digest into these names: another content has another name. */
const NAMED_BY_CONTENT = /^(?:assets|workers|sync-workers)\/.*-[\w-]{8}\.\w+$/

/** @returns {import('vite').Plugin} */
export function offlineApp() {
  let config
  return {
    name: 'demo:offline-app',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved
    },
    async closeBundle() {
      const { root, build: options } = config
      const outDir = resolve(root, options.outDir)
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        publicDir: false,
        resolve: { alias: config.resolve.alias },
        define: {
          PACKAGED: JSON.stringify(await packagedFiles(outDir)),
          'process.env.NODE_ENV': '"production"',
        },
        build: {
          outDir,
          emptyOutDir: false,
          target: options.target,
          lib: { entry: 'service-worker.ts', formats: ['iife'], name: 'demo', fileName: () => SERVICE_WORKER },
        },
      })
    },
  }
}

/** By address, so that the same build gives the same service worker. */
async function packagedFiles(outDir) {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !NOT_PACKAGED.test(path))
    .toSorted()
  return Promise.all(paths.map((path) => packagedFile(outDir, path)))
}

async function packagedFile(outDir, url) {
  const digest = createHash('sha256')
    .update(await readFile(join(outDir, url)))
    .digest('base64')
  return { url, revision: NAMED_BY_CONTENT.test(url) ? null : digest, integrity: `sha256-${digest}` }
}
