/** CatalogStore in memory. */
import type { CatalogFiles, CatalogStore } from '../../ports/catalog-store.ts'

/** An empty store of its own. Keeps the arrays that it is given. */
export function createMemoryCatalogStore(): CatalogStore {
  let stored: { readonly version: string; readonly files: CatalogFiles } | undefined
  return {
    async version() {
      return stored?.version
    },
    async load() {
      if (!stored) return undefined
      const { version, files } = stored
      const vectors = {
        length: files.vectors.length,
        readInto: async (target: Uint8Array) => target.set(files.vectors),
      }
      return { version, files: { ...files, vectors }, vectorsIn: 'memory' }
    },
    async put(version, files, watch) {
      watch?.staged?.()
      stored = { version, files }
      watch?.flipped?.()
      return 'memory'
    },
    async clear(version) {
      if (version === undefined || version === stored?.version) stored = undefined
    },
    close: () => undefined,
  }
}
