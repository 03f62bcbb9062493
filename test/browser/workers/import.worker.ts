/** A worker that holds an import as a vault does, over IndexedDB; the model is the hash model's. */
import { expose } from 'comlink'
import { createHashEmbeddingModel } from '../../../src/adapters/memory/hash-embedding-model.ts'
import { catalogsDatabase } from '../../../src/adapters/idb/catalogs-schema.ts'
import { openIdbCatalogs } from '../../../src/adapters/idb/open-idb-catalogs.ts'
import { openIdbStores } from '../../../src/adapters/idb/open-idb-stores.ts'
import { webSha256 } from '../../../src/adapters/webcrypto/sha256.ts'
import type { CatalogStatus, GrowthStatus } from '../../../src/contracts/host-replies.ts'
import type { EmbeddedText, RecordsToImport, TextToEmbed } from '../../../src/protocol/vault-host.ts'
import type { GrowingImport } from '../../../src/workers/growing-import.ts'
import { importRecords, openImported } from '../../../src/workers/imported-catalog.ts'

let imported: GrowingImport | undefined

async function open(database: string, records?: RecordsToImport): Promise<CatalogStatus | undefined> {
  const stores = await openIdbStores({ database, ttlSeconds: 1 })
  const { importedPacks } = await openIdbCatalogs({ database: catalogsDatabase(database) })
  const { modelId, dim } = createHashEmbeddingModel()
  const parts = {
    records: stores.importedCatalog,
    vectors: stores.textVectors,
    packs: importedPacks,
    sha256: webSha256(),
    modelId,
    dim,
    tell: () => undefined,
  }
  imported = records ? await importRecords(parts, records) : await openImported(parts)
  return imported?.status
}

function found(): GrowingImport {
  if (!imported) throw new Error('expected an import')
  return imported
}

const host = {
  open,
  textsToEmbed: (limit: number): Promise<readonly TextToEmbed[]> => found().textsToEmbed(limit),
  addVectors: (entries: readonly EmbeddedText[]): Promise<GrowthStatus> => found().addVectors(entries),
  status: (): CatalogStatus => found().status,
}
export type ImportHost = typeof host

expose(host)
