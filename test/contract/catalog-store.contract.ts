/** What every CatalogStore must do. Stores do not look into the bytes, so any bytes will do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aModel } from '../builders/a-model.ts'
import type { CatalogFiles, CatalogStore, VectorsIn } from '../../src/ports/catalog-store.ts'

/** Bytes that a mix of two seeds would show in. */
export function someFiles(seed: number): CatalogFiles {
  const bytes = (length: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 255)
  return { manifest: bytes(50), items: bytes(1000), vectors: bytes(200_000 + seed) }
}

/** What a store gives, with the vectors read: into the middle of a larger memory, as the kernel's is. */
export async function loadWhole(
  store: CatalogStore,
): Promise<{ readonly version: string; readonly files: CatalogFiles } | undefined> {
  const stored = await store.load()
  if (!stored) return undefined
  const { manifest, items, vectors, models = [] } = stored.files
  const memory = new Uint8Array(vectors.length + 128)
  await vectors.readInto(memory.subarray(64, 64 + vectors.length))
  expect(memory.subarray(0, 64).every((byte) => byte === 0)).toBe(true)
  expect(memory.subarray(64 + vectors.length).every((byte) => byte === 0)).toBe(true)
  const files = { manifest, items, vectors: memory.slice(64, 64 + vectors.length) }
  return { version: stored.version, files: models.length === 0 ? files : { ...files, models } }
}

export function describeCatalogStore(adapter: string, vectorsIn: VectorsIn, open: () => Promise<CatalogStore>): void {
  describe(`CatalogStore contract: ${adapter}`, () => {
    let store: CatalogStore

    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    it('[ST11] has none at first', async () => {
      expect(await store.load()).toBeUndefined()
      expect(await store.version()).toBeUndefined()
    })

    it('[ST11] gives back the bytes that were put', async () => {
      await store.put('v1', someFiles(1))
      expect(await loadWhole(store)).toEqual({ version: 'v1', files: someFiles(1) })
      expect(await store.version()).toBe('v1')
    })

    it('[ST15] says where the vectors lie', async () => {
      expect(await store.put('v1', someFiles(1))).toBe(vectorsIn)
      expect((await store.load())?.vectorsIn).toBe(vectorsIn)
    })

    it('[ST11] keeps a catalog without contents', async () => {
      const none = new Uint8Array(0)
      await store.put('v1', { manifest: none, items: none, vectors: none })
      expect(await loadWhole(store)).toEqual({ version: 'v1', files: { manifest: none, items: none, vectors: none } })
    })

    it('[CT16] keeps models with the catalog, and forgets them with it', async () => {
      const models = [aModel('a.model'), { path: 'b.model', bytes: new Uint8Array(0) }]
      await store.put('v1', { ...someFiles(1), models })
      expect(await loadWhole(store)).toEqual({ version: 'v1', files: { ...someFiles(1), models } })
      await store.put('v2', someFiles(2))
      expect(await loadWhole(store)).toEqual({ version: 'v2', files: someFiles(2) })
    })

    it('[ST12] replaces the whole catalog, never a mix', async () => {
      await store.put('v1', someFiles(1))
      await store.put('v2', someFiles(2))
      expect(await loadWhole(store)).toEqual({ version: 'v2', files: someFiles(2) })
    })

    it('[ST12] replaces a catalog by other bytes of the same version', async () => {
      await store.put('v1', someFiles(1))
      await store.put('v1', someFiles(2))
      expect(await loadWhole(store)).toEqual({ version: 'v1', files: someFiles(2) })
    })

    it('[ST12] holds one whole catalog when two are put at once', async () => {
      await Promise.all([store.put('v1', someFiles(1)), store.put('v2', someFiles(2))])
      expect([
        { version: 'v1', files: someFiles(1) },
        { version: 'v2', files: someFiles(2) },
      ]).toContainEqual(await loadWhole(store))
    })

    it('[ST12] can be emptied', async () => {
      await store.put('v1', someFiles(1))
      await store.clear()
      expect(await store.load()).toBeUndefined()
    })

    it('[ST12] forgets a version without touching another', async () => {
      await store.put('v2', someFiles(2))
      await store.clear('v1')
      expect(await store.version()).toBe('v2')
      await store.clear('v2')
      expect(await store.version()).toBeUndefined()
    })
  })
}
