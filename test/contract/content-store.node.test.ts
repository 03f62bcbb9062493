import { createHash } from 'node:crypto'
import { createMemoryContentStore } from '../../src/adapters/memory/memory-content-store.ts'
import { buildPack } from '../../src/catalog/build-pack.ts'
import { CatalogInfo } from '../../src/contracts/catalog-manifest.ts'
import { openCatalog } from '../../src/catalog/open-catalog.ts'
import { type ContentStoreParts, describeContentStore } from './content-store.contract.ts'

const info = CatalogInfo.parse({ catalogId: 'contract', title: 'Contract' })
const sha256 = async (bytes: Uint8Array): Promise<string> => createHash('sha256').update(bytes).digest('hex')
const pack = async (parts: ContentStoreParts) => (await buildPack({ info, modelId: 'none', ...parts }, sha256)).files

describeContentStore('memory', async ({ contents, vectors, dim }) =>
  createMemoryContentStore({ contents, vectors, manifest: { dim } }),
)
describeContentStore('pack, simd', async (parts) => openCatalog(await pack(parts), { path: 'simd', sha256 }))
describeContentStore('pack, js', async (parts) => openCatalog(await pack(parts), { path: 'js' }))
