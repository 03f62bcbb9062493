/** The verbs about the catalog: the vault's, the text model's and the sync worker's, as one. */
import type { CatalogVerbs } from './docent-catalog.ts'
import type { LazySync } from './lazy-sync.ts'
import type { LazyText } from './lazy-text.ts'
import type { VaultClient } from './vault-client.ts'

/** What `docent pack` writes. */
const RELEASE_FILE = '.docent'

export function catalogVerbs(vault: VaultClient, text: LazyText, updates: LazySync): CatalogVerbs {
  return {
    status: async () => updates.freshened(await text.catalogStatus()),
    manifest: () => vault.call((host) => host.manifest()),
    contents: (contentIds) => vault.call((host) => host.contents(contentIds)),
    async import(file, { name } = {}) {
      if (!(file instanceof File && file.name.endsWith(RELEASE_FILE))) return text.import(file, name)
      const report = await updates.importFile(file)
      return { status: await vault.catalog(), warnings: [], report }
    },
    pause: () => text.pause(),
    resume: () => text.resume(),
    restore: () => text.restore(),
  }
}
