/** Bundles what a stranger's app would write, from the built package, to weigh what reaches a visitor's browser. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** The app's files. Each becomes one file of its own: an entry and all that it imports, minified. */
export const APPS = {
  page: "import { createDocent } from 'docent'\nglobalThis.docent = createDocent\n",
  vault:
    "import { runVault } from 'docent/worker'\nimport { gallery } from 'docent/products/gallery'\nrunVault({ products: [gallery] })\n",
  /** Imports everything and uses nothing: what stays is a side effect of importing. */
  unused: "import 'docent'\nimport 'docent/worker'\nimport 'docent/products/gallery'\n",
}

/**
 * Writes `<name>.js` into `outDir` for each app. `packageDir` holds package.json and dist; its dependencies are found
 * from there.
 * @param {string} packageDir
 * @param {string} outDir
 */
export async function bundleEntries(packageDir, outDir) {
  const app = await mkdtemp(join(tmpdir(), 'docent-app-'))
  try {
    await mkdir(join(app, 'node_modules'))
    await symlink(packageDir, join(app, 'node_modules', 'docent'), 'junction')
    for (const [name, text] of Object.entries(APPS)) {
      const input = join(app, `${name}.js`)
      await writeFile(input, text)
      await build({
        root: app,
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2023',
          modulePreload: false,
          rolldownOptions: { input, output: { entryFileNames: '[name].js', codeSplitting: false } },
        },
      })
    }
  } finally {
    await rm(app, { recursive: true, force: true })
  }
}
