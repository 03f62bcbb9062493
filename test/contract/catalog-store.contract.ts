/** What every CatalogStore must do. Stores do not look into the bytes, so any bytes will do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogFiles, CatalogStore } from '../../src/ports/catalog-store.ts'

function someFiles(seed: number): CatalogFiles {
  const bytes = (length: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 255)
  return { manifest: bytes(50), items: bytes(1000), vectors: bytes(200_000) }
}

export function describeCatalogStore(adapter: string, open: () => Promise<CatalogStore>): void {
  describe(`CatalogStore contract: ${adapter}`, () => {
    let store: CatalogStore

    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    it('[ST11] has none at first', async () => {
      expect(await store.load()).toBeUndefined()
    })

    it('[ST11] gives back the bytes that were put', async () => {
      await store.put('v1', someFiles(1))
      expect(await store.load()).toEqual({ version: 'v1', files: someFiles(1) })
    })

    it('[ST12] replaces the whole catalog, never a mix', async () => {
      await store.put('v1', someFiles(1))
      await store.put('v2', someFiles(2))
      expect(await store.load()).toEqual({ version: 'v2', files: someFiles(2) })
    })

    it('[ST12] holds one whole catalog when two are put at once', async () => {
      await Promise.all([store.put('v1', someFiles(1)), store.put('v2', someFiles(2))])
      const stored = await store.load()
      expect([
        { version: 'v1', files: someFiles(1) },
        { version: 'v2', files: someFiles(2) },
      ]).toContainEqual(stored)
    })

    it('[ST12] can be emptied', async () => {
      await store.put('v1', someFiles(1))
      await store.clear()
      expect(await store.load()).toBeUndefined()
    })
  })
}
