/** ImportedCatalogStore in memory. */
import type { ImportedCatalog, ImportedCatalogStore } from '../../ports/imported-catalog-store.ts'

/** An empty store of its own. Keeps the contents that it is given. */
export function createMemoryImportedCatalogStore(): ImportedCatalogStore {
  let held: ImportedCatalog | undefined
  return {
    async load() {
      return held
    },
    async has() {
      return held !== undefined
    },
    async put(catalog) {
      held = catalog
    },
    async clear() {
      held = undefined
    },
    close: () => undefined,
  }
}
