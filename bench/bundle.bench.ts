/** What reaches a visitor's browser: the page's bundle and the vault worker, as an app's bundler makes them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { bundleEntries } from '../scripts/bundle-entries.mjs'
import type { Bench, Row } from './bench.ts'

const BYTES_PER_KB = 1000

const bench: Bench = {
  name: 'bundle',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'docent-bundle-'))
    try {
      await bundleEntries(fileURLToPath(new URL('..', import.meta.url)), folder)
      const row = async (name: string, file: string, goal: number): Promise<Row> => {
        const bytes = brotliCompressSync(await readFile(join(folder, file))).length
        return { name, p50: bytes / BYTES_PER_KB, unit: 'KB', goals: { p50: goal } }
      }
      return [
        await row('page: docent with its dependencies, brotli', 'page.js', 8),
        await row('vault worker with the gallery, brotli', 'vault.js', 60),
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
export default bench
