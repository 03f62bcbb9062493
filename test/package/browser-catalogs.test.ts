import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aMuseum, EDITIONS } from '../browser/a-museum.ts'
import { ROOT } from './repo-files.ts'
import { sha256Hex } from '../../src/adapters/node/sha256.ts'

describe('the catalogs of the browser tests', () => {
  it.each(EDITIONS)(
    'are what a build writes; after a change run this test with WRITE_CATALOGS=1: %s',
    async (edition) => {
      const { manifest, files } = await aMuseum(edition, sha256Hex)
      const paths = {
        manifest: 'manifest.json',
        items: manifest.files.items.path,
        vectors: manifest.files.vectors.path,
      }
      for (const name of ['manifest', 'items', 'vectors'] as const) {
        const path = join(ROOT, 'test/browser/catalogs', edition, paths[name])
        if (process.env['WRITE_CATALOGS']) {
          await mkdir(dirname(path), { recursive: true })
          await writeFile(path, files[name])
        }
        expect((await readFile(path)).equals(files[name])).toBe(true)
      }
    },
  )
})
