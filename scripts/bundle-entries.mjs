/** Bundles what a stranger's app would write, from the built package, to weigh what reaches a visitor's browser. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** The app's files. What they import only when it is needed is not part of their first load. */
const APPS = {
  page: "import { createDocent } from 'docent'\nglobalThis.docent = createDocent\n",
  vault:
    "import { runVault } from 'docent/worker'\nimport { gallery } from 'docent/products/gallery'\nrunVault({ products: [gallery] })\n",
  everything: [
    "import { runVault } from 'docent/worker'",
    "import { gallery } from 'docent/products/gallery'",
    "import { feed } from 'docent/products/feed'",
    "import { linUcb } from 'docent/bandit'",
    "import { museumFeatures } from 'docent/features'",
    "import { logbook } from 'docent/logbook-worker'",
    'runVault({ products: [gallery, feed], features: museumFeatures, bandit: linUcb(), logbook })',
  ].join('\n'),
  /** Imports everything and uses nothing: what stays is a side effect of importing. */
  unused: [
    'docent',
    'docent/worker',
    'docent/sync-worker',
    'docent/service-worker',
    'docent/bandit',
    'docent/features',
    'docent/logbook',
    'docent/logbook-worker',
    'docent/publish',
    'docent/rest',
    'docent/products/feed',
    'docent/products/gallery',
  ]
    .map((entry) => `import '${entry}'\n`)
    .join(''),
}

/** Leaves out what Vite adds to any app that imports something later: 1.1 KB that are neither ours nor added twice. */
const withoutPreloading = {
  name: 'without-preloading',
  enforce: 'pre',
  load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : undefined),
}

/**
 * Writes `<name>.js` into `outDir` for each app: what its first load fetches. `packageDir` holds package.json and dist;
 * its dependencies are found from there.
 * @param {string} packageDir
 * @param {string} outDir
 */
export async function bundleEntries(packageDir, outDir) {
  const app = await mkdtemp(join(tmpdir(), 'docent-app-'))
  try {
    await mkdir(join(app, 'node_modules'))
    await symlink(packageDir, join(app, 'node_modules', 'docent'), 'junction')
    await mkdir(outDir, { recursive: true })
    for (const [name, text] of Object.entries(APPS)) {
      const input = join(app, `${name}.js`)
      await writeFile(input, text)
      const { output } = await build({
        root: app,
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        build: {
          write: false,
          target: 'es2023',
          modulePreload: false,
          rolldownOptions: { input },
        },
        plugins: [withoutPreloading],
      })
      await writeFile(join(outDir, `${name}.js`), firstLoadOf(output))
    }
  } finally {
    await rm(app, { recursive: true, force: true })
  }
}

/** The code of the entry and of all that it imports at once, one after the other: to be weighed, not to be run. */
function firstLoadOf(output) {
  const chunks = new Map(output.filter((one) => one.type === 'chunk').map((chunk) => [chunk.fileName, chunk]))
  const loaded = new Set()
  const load = (chunk) => {
    if (!chunk || loaded.has(chunk)) return
    loaded.add(chunk)
    for (const fileName of chunk.imports) load(chunks.get(fileName))
  }
  load([...chunks.values()].find((chunk) => chunk.isEntry))
  return [...loaded].map(({ code }) => code).join('\n')
}
