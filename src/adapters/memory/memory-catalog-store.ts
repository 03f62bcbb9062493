/** CatalogStore in memory. */
import type { CatalogFiles, CatalogStore } from '../../ports/catalog-store.ts'

/** An empty store of its own. Keeps the arrays that it is given. */
export function createMemoryCatalogStore(): CatalogStore {
  let stored: { readonly version: string; readonly files: CatalogFiles } | undefined
  return {
    async load() {
      return stored
    },
    async put(version, files) {
      stored = { version, files }
    },
    async clear() {
      stored = undefined
    },
    close: () => undefined,
  }
}
