/**
 * The one build file. `vite build --mode lib` writes the package, `vite --mode demo` (also build and preview) the demo,
 * and `vitest` reads its four projects here.
 */
import { existsSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { runnerImport, type Plugin, type PluginOption, type UserConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import { offlineApp } from './demo/offline/offline-app.mjs'
import { signedCatalog } from './demo/offline/signed-catalog.mjs'
import { findChromium } from './test/find-chromium.ts'
import { siteServer } from './test/browser/site-server.ts'
import { supplyMapGroupBy } from './test/map-group-by.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Public entry (its name in dist) and its source; package.json's exports and bin name the same files. */
const ENTRIES: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  worker: 'src/workers/vault.ts',
  'embed-worker': 'src/workers/embed.ts',
  'sync-worker': 'src/workers/sync.ts',
  'service-worker': 'src/workers/service-worker.ts',
  publish: 'src/publish.ts',
  rest: 'src/rest/create-rest.ts',
  bandit: 'src/workers/bandit.ts',
  features: 'src/workers/features.ts',
  logbook: 'src/client/logbook/with-logbook.ts',
  'logbook-worker': 'src/workers/logbook.ts',
  'products/feed': 'src/products/feed.ts',
  'products/gallery': 'src/products/gallery.ts',
  vite: 'src/vite/docent-vite.ts',
  node: 'src/node.ts',
  cli: 'src/cli.ts',
}

/** What the demo writes as `docent/...`, read from the sources, so that a change shows without a build. */
const SELF = [
  { find: /^docent$/, replacement: join(root, 'src/index.ts') },
  { find: /^docent\/worker$/, replacement: join(root, 'src/workers/vault.ts') },
  { find: /^docent\/embed-worker$/, replacement: join(root, 'src/workers/embed.ts') },
  { find: /^docent\/sync-worker$/, replacement: join(root, 'src/workers/sync.ts') },
  { find: /^docent\/rest$/, replacement: join(root, 'src/rest/create-rest.ts') },
  { find: /^docent\/bandit$/, replacement: join(root, 'src/workers/bandit.ts') },
  { find: /^docent\/features$/, replacement: join(root, 'src/workers/features.ts') },
  { find: /^docent\/logbook$/, replacement: join(root, 'src/client/logbook/with-logbook.ts') },
  { find: /^docent\/logbook-worker$/, replacement: join(root, 'src/workers/logbook.ts') },
  { find: /^docent\/publish$/, replacement: join(root, 'src/publish.ts') },
  { find: /^docent\/service-worker$/, replacement: join(root, 'src/workers/service-worker.ts') },
  { find: /^docent\/vite$/, replacement: join(root, 'src/vite/docent-vite.ts') },
  { find: /^docent\/node$/, replacement: join(root, 'src/node.ts') },
  { find: /^docent\/products\/(.+)$/, replacement: join(root, 'src/products/$1.ts') },
]

export default defineConfig(async ({ mode }): Promise<UserConfig> => {
  if (mode === 'lib') return library()
  if (mode === 'demo') return demo()
  return tests()
})

function library(): UserConfig {
  const present = Object.entries(ENTRIES).filter(([, source]) => existsSync(join(root, source)))
  return {
    root,
    publicDir: false,
    plugins: [executableCli()],
    build: {
      // Vite's server build leaves `new URL(..., import.meta.url)` and dependencies alone: what a library needs, in a
      // page as well. Its library mode would inline every file that a URL names.
      ssr: true,
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2023',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(present.map(([name, source]) => [name, join(root, source)])),
        // Dependencies and Node's own modules: whatever is written without a path.
        external: (id) => !id.startsWith('.') && !isAbsolute(id),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  }
}

/** Makes dist/cli.js a command. */
function executableCli(): Plugin {
  const shebang = '#!/usr/bin/env node\n'
  return {
    name: 'docent:executable-cli',
    generateBundle(_options, bundle) {
      const cli = bundle['cli.js']
      if (cli?.type === 'chunk' && !cli.code.startsWith('#!')) cli.code = shebang + cli.code
    },
    async writeBundle({ dir }, bundle) {
      if (bundle['cli.js'] && dir) await chmod(join(dir, 'cli.js'), 0o755)
    },
  }
}

async function demo(): Promise<UserConfig> {
  return {
    root: join(root, 'demo'),
    publicDir: join(root, 'public'),
    plugins: [await docentPlugin(), signedCatalog(root), offlineApp()],
    resolve: { alias: SELF },
    worker: { format: 'es' },
    // Packages that are found late, in a worker, would make the page reload at its first visit and its first search.
    optimizeDeps: { entries: ['index.html', 'vault.ts', 'embed.ts'] },
    build: { outDir: join(root, 'dist-demo'), emptyOutDir: true, target: 'es2023' },
  }
}

/** Our own plugin, from its source. Vite's runner reads it only here, so that a fault in it cannot stop the tests. */
async function docentPlugin(): Promise<PluginOption[]> {
  const path = join(root, 'src/vite/docent-vite.ts')
  if (!existsSync(path)) return []
  const { module } = await runnerImport<{ docentVite: () => PluginOption }>(path, { configFile: false })
  return [module.docentVite()]
}

async function tests(): Promise<UserConfig> {
  supplyMapGroupBy()
  // Node's projects need no browser: a machine without one still runs them.
  const launchOptions = await findChromium().catch((error: unknown) => {
    process.stderr.write(
      `No browser for the browser tests: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    return {}
  })
  /** Long enough for a busy machine of two cores: a test never asserts on wall time. */
  const patience = { testTimeout: 30_000, hookTimeout: 120_000 }
  return {
    root,
    publicDir: 'public',
    plugins: [siteServer()],
    resolve: { alias: SELF },
    // Known from the start, so that the browser never reloads in the middle of a run.
    optimizeDeps: {
      include: [
        'comlink',
        'csv-parse/browser/esm/sync',
        'fast-check',
        'fast-xml-parser',
        'hono',
        'idb',
        'minisearch',
        'zod/mini',
      ],
    },
    test: {
      ...patience,
      maxWorkers: 2,
      passWithNoTests: false,
      // Groups run one after the other: on two cores a browser and a build must not compete.
      projects: [
        {
          extends: true,
          test: {
            ...patience,
            name: 'unit',
            include: ['test/{unit,attacks}/**/*.test.ts'],
            sequence: { groupOrder: 0 },
          },
        },
        {
          extends: true,
          test: {
            ...patience,
            name: 'contract-node',
            include: ['test/contract/**/*.node.test.ts'],
            sequence: { groupOrder: 1 },
          },
        },
        {
          extends: true,
          test: {
            ...patience,
            name: 'package',
            include: ['test/package/**/*.test.ts'],
            globalSetup: ['test/package/stage-package.ts'],
            sequence: { groupOrder: 2 },
          },
        },
        {
          extends: true,
          test: {
            ...patience,
            name: 'browser',
            include: ['test/browser/**/*.test.ts', 'test/contract/**/*.browser.test.ts'],
            sequence: { groupOrder: 3 },
            fileParallelism: false,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }
}
