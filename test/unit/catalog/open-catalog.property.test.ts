import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DocentError } from '../../../src/base/docent-error.ts'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import type { CatalogFiles } from '../../../src/ports/catalog-store.ts'
import { aPack, sha256 } from '../../builders/a-pack.ts'

const { files } = await aPack()
const options = { numRuns: 2_000, seed: 20_261_102 }
const fileName = fc.constantFrom('manifest', 'items', 'vectors')

async function refused(damaged: CatalogFiles): Promise<boolean> {
  return openCatalog(damaged, { sha256 }).then(
    () => false,
    (error: unknown) => error instanceof DocentError && error.code.startsWith('catalog-'),
  )
}

describe('openCatalog, damaged files', () => {
  it('[CT9] refuses any changed byte of any file', async () => {
    await fc.assert(
      fc.asyncProperty(fileName, fc.nat(), fc.integer({ min: 1, max: 255 }), async (name, position, change) => {
        const bytes = files[name].slice()
        const at = position % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ change
        expect(await refused({ ...files, [name]: bytes })).toBe(true)
      }),
      options,
    )
  })

  it('[CT9] refuses any missing and any added byte of any file', async () => {
    await fc.assert(
      fc.asyncProperty(fileName, fc.nat(), fc.option(fc.nat(255)), async (name, position, added) => {
        const whole = [...files[name]]
        const at = position % whole.length
        const bytes = added === null ? whole.toSpliced(at, 1) : whole.toSpliced(at, 0, added)
        expect(await refused({ ...files, [name]: Uint8Array.from(bytes) })).toBe(true)
      }),
      options,
    )
  })
})
