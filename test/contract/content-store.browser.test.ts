/** The ContentStore contract in a real browser: a pack that went through IndexedDB, on every path of the scan. */
import { buildPack } from '../../src/catalog/build-pack.ts'
import { CatalogInfo } from '../../src/contracts/catalog-manifest.ts'
import { type ContentStoreParts, describeContentStore } from './content-store.contract.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { openCatalog } from '../../src/catalog/open-catalog.ts'
import { openIdbCatalogs } from '../../src/adapters/idb/open-idb-catalogs.ts'
import { webSha256 } from '../../src/adapters/webcrypto/sha256.ts'
import type { VectorPath } from '../../src/vector/vector-index.ts'

const info = CatalogInfo.parse({ catalogId: 'contract', title: 'Contract' })

const digest = secureDigest()

/** Built, stored on the device, read back, verified and opened. */
function throughTheDevice(path: VectorPath): (parts: ContentStoreParts) => Promise<ContentStore> {
  return async (parts) => {
    const { manifest, files } = await buildPack({ info, modelId: 'none', ...parts }, digest)
    const stores = await openIdbCatalogs({ database: `contract-${crypto.randomUUID()}` })
    await stores.catalogStore.put(manifest.version, files)
    const stored = await stores.catalogStore.load()
    stores.close()
    if (!stored) throw new Error('expected the pack that was just put')
    return openCatalog(stored.files, { path, sha256: digest })
  }
}

describeContentStore('pack from idb, relaxed', throughTheDevice('relaxed'))
describeContentStore('pack from idb, simd', throughTheDevice('simd'))
describeContentStore('pack from idb, js', throughTheDevice('js'))

function secureDigest(): NonNullable<ReturnType<typeof webSha256>> {
  const sha256 = webSha256()
  if (!sha256) throw new Error('expected a secure context')
  return sha256
}
