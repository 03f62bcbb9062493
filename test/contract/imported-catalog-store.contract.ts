/** What every ImportedCatalogStore must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aContent, someTags } from '../builders/a-content.ts'
import { CatalogInfo } from '../../src/contracts/catalog-manifest.ts'
import type { ImportedCatalogStore } from '../../src/ports/imported-catalog-store.ts'

const info = CatalogInfo.parse({ catalogId: 'dropped', title: 'Dropped “here”', lang: 'de' })
const contents = [
  aContent({ id: 'a', title: 'Αα \u{1f30a}\n', tags: someTags('subject:sea', 'mood:calm') }),
  aContent({ id: 'b', popularity: 0.1 + 0.2 }),
]

export function describeImportedCatalogStore(adapter: string, open: () => Promise<ImportedCatalogStore>): void {
  describe(`ImportedCatalogStore contract: ${adapter}`, () => {
    let store: ImportedCatalogStore

    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    it('[ST19] has none at first', async () => {
      expect(await store.load()).toBeUndefined()
      expect(await store.has()).toBe(false)
    })

    it('[ST19] gives back the catalog that was put, equal in every field', async () => {
      await store.put({ info, contents })
      expect(await store.load()).toEqual({ info, contents })
      expect(await store.has()).toBe(true)
    })

    it('[ST19] keeps a catalog without contents', async () => {
      await store.put({ info, contents: [] })
      expect(await store.load()).toEqual({ info, contents: [] })
    })

    it('[ST19] replaces the one before', async () => {
      await store.put({ info, contents })
      await store.put({ info: { ...info, title: 'Another' }, contents: contents.slice(1) })
      expect(await store.load()).toEqual({ info: { ...info, title: 'Another' }, contents: contents.slice(1) })
    })

    it('[ST19] can be emptied', async () => {
      await store.put({ info, contents })
      await store.clear()
      expect(await store.load()).toBeUndefined()
    })
  })
}
