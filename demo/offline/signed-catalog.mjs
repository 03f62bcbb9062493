/**
 * Signs the demo's catalogue: a release of public/catalog, by keys that are made for this build and thrown away with it.
 * The page's sync worker is built with their root (`CATALOG_ROOT`), so a device takes this build's releases and no others.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { runnerImport } from 'vite'

const FOLDER = 'catalog'
const SECOND_MS = 1000
/** Source: decisions.md 27, the default of docent release. */
const EXPIRES_MS = 400 * 24 * 60 * 60 * SECOND_MS

/**
 * `root`: the folder of the repository.
 * @param {string} root
 * @returns {import('vite').Plugin}
 */
export function signedCatalog(root) {
  let publisher
  let config
  return {
    name: 'demo:signed-catalog',
    async config({ define }) {
      // Whoever has a root already publishes by itself: a test, say, that has releases to come.
      if (define?.CATALOG_ROOT !== undefined) return {}
      publisher = await sign(root)
      return { define: { CATALOG_ROOT: JSON.stringify(publisher.root) } }
    },
    configResolved(resolved) {
      config = resolved
    },
    configureServer(server) {
      server.middlewares.use(`/${FOLDER}/`, (request, response, next) => {
        const bytes = publisher?.site.get((request.url ?? '').replace(/^\//, ''))
        if (!bytes) return next()
        response.setHeader('Content-Type', 'application/octet-stream')
        response.end(bytes)
      })
    },
    async writeBundle() {
      const outDir = join(resolve(config.root, config.build.outDir), FOLDER)
      for (const [path, bytes] of publisher?.site ?? []) {
        await mkdir(dirname(join(outDir, path)), { recursive: true })
        await writeFile(join(outDir, path), bytes)
      }
    },
  }
}

async function sign(root) {
  const path = join(root, 'src/publish.ts')
  const { module } = await runnerImport(path, { root, configFile: false, logLevel: 'warn' })
  const read = async (name) => new Uint8Array(await readFile(join(root, 'public', FOLDER, name)))
  const [manifest, items, vectors] = await Promise.all(['manifest.json', 'items.ndjson', 'vectors.bin'].map(read))
  const models = await Promise.all(
    module.modelPaths(manifest).map(async (name) => ({ path: name, bytes: await read(name) })),
  )
  const issued = Date.now()
  // The keys of every build are new: a later build's epoch is above those of all before it.
  const publisher = await module.Publisher.open({
    catalog: { manifest, items, vectors, models },
    epoch: Math.floor(issued / SECOND_MS),
  })
  await publisher.release([], { issued, expires: issued + EXPIRES_MS })
  return publisher
}
