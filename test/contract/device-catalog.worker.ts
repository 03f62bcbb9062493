/** A CatalogStore over IndexedDB and files, in the place where files can be written: a dedicated worker. */
import { expose, transfer } from 'comlink'
import type { ByteFiles } from '../../src/ports/byte-files.ts'
import type { CatalogStore } from '../../src/ports/catalog-store.ts'
import type { DeviceCatalogHost } from './device-catalog-host.ts'
import { DocentError } from '../../src/base/docent-error.ts'
import { openIdbCatalogs } from '../../src/adapters/idb/open-idb-catalogs.ts'
import { openOpfsFiles } from '../../src/adapters/opfs/opfs-files.ts'

let store: CatalogStore | undefined
let imported: CatalogStore | undefined
let files: ByteFiles | undefined
let close: (() => void) | undefined
let held: FileSystemSyncAccessHandle | undefined

const host: DeviceCatalogHost = {
  async open(database, dies) {
    files = await openOpfsFiles(database)
    const used = files && dies ? diesAfterWriting(files) : files
    const stores = await openIdbCatalogs({ database, files: async () => used })
    store = stores.catalogStore
    imported = stores.importedPacks
    close = () => stores.close()
  },

  async load() {
    const stored = await opened().load()
    if (!stored) return undefined
    const vectors = new Uint8Array(stored.files.vectors.length)
    await stored.files.vectors.readInto(vectors)
    const loaded = { ...stored, files: { ...stored.files, vectors } }
    return transfer(loaded, [vectors.buffer])
  },

  version: () => opened().version(),
  put: (version, catalog) => opened().put(version, catalog),
  clear: (version) => opened().clear(version),

  putImported: (version, catalog) => opened(imported).put(version, catalog),
  importedVersion: () => opened(imported).version(),

  async close() {
    held?.close()
    close?.()
  },

  async hold(database, name) {
    const root = await navigator.storage.getDirectory()
    const docent = await root.getDirectoryHandle('docent')
    const file = await (await docent.getDirectoryHandle(encodeURIComponent(database))).getFileHandle(name)
    held = await file.createSyncAccessHandle()
  },

  find: async (name, length) => (await files?.open(name, length))?.length,

  async write(name, bytes) {
    if (!files) return 'no files here'
    return files.write(name, bytes).then(
      () => 'written',
      (thrown: unknown) => (thrown instanceof DocentError ? thrown.code : String(thrown)),
    )
  },
}

expose(host)

function opened(one = store): CatalogStore {
  if (!one) throw new Error('Expected an open store; call open() first.')
  return one
}

function diesAfterWriting(real: ByteFiles): ByteFiles {
  return {
    ...real,
    async write(name, bytes) {
      await real.write(name, bytes)
      postMessage('written')
      await new Promise(() => undefined)
    },
  }
}
