import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleEntries } from '../../scripts/bundle-entries.mjs'
import { readText } from './repo-files.ts'
import { stagedPackageDir } from './staged-package.ts'

const BYTES_PER_KB = 1000

interface Limit {
  readonly name: string
  readonly path: string
  readonly limit: string
}

const limits = JSON.parse(readText('.size-limit.json')) as Limit[]

describe('what reaches the browser', () => {
  let bundles: string
  beforeAll(async () => {
    bundles = await mkdtemp(join(tmpdir(), 'docent-bundles-'))
    await bundleEntries(stagedPackageDir(), bundles)
  })
  afterAll(() => rm(bundles, { recursive: true, force: true }))

  it.each(limits)('keeps to its budget: $name, $limit brotli', async ({ path, limit }) => {
    const bundle = await readFile(join(bundles, basename(path)))
    expect(limit).toMatch(/^\d+ KB$/)
    expect(bundle.length).toBeGreaterThan(0)
    expect(brotliCompressSync(bundle).length).toBeLessThanOrEqual(Number.parseInt(limit, 10) * BYTES_PER_KB)
  })

  it('is nothing at all where an import is not used', async () => {
    expect((await readFile(join(bundles, 'unused.js'), 'utf8')).trim()).toBe('')
  })
})
