/** The page's end of device-catalog.worker.ts, and a look into the folder where its files lie. */
import type { CatalogFiles, CatalogStore } from '../../src/ports/catalog-store.ts'
import type { DeviceCatalogHost } from './device-catalog-host.ts'
import { type Remote, wrap } from 'comlink'

export interface DeviceCatalog {
  readonly worker: Worker
  readonly host: Remote<DeviceCatalogHost>
  readonly store: CatalogStore
}

/** A store in a worker of its own. */
export async function openDeviceCatalog(database: string, dies = false): Promise<DeviceCatalog> {
  const worker = new Worker(new URL('./device-catalog.worker.ts', import.meta.url), { type: 'module' })
  const host = wrap<DeviceCatalogHost>(worker)
  await host.open(database, dies)
  return { worker, host, store: storeOver(host, worker) }
}

function storeOver(host: Remote<DeviceCatalogHost>, worker: Worker): CatalogStore {
  return {
    version: () => host.version(),
    async load() {
      const loaded = await host.load()
      if (!loaded) return undefined
      const { vectors, ...others } = loaded.files
      const source = { length: vectors.length, readInto: async (target: Uint8Array) => target.set(vectors) }
      return { ...loaded, files: { ...others, vectors: source } }
    },
    put: (version: string, files: CatalogFiles) => host.put(version, files),
    clear: (version?: string) => host.clear(version),
    close: () => void host.close().then(() => worker.terminate()),
  }
}

/** Names and lengths of the files of a database; none where it has no folder. */
export async function filesOf(database: string): Promise<Readonly<Record<string, number>>> {
  const folder = await folderOf(database).catch(() => undefined)
  const found: Record<string, number> = {}
  if (folder) for await (const [name, file] of folder.entries()) found[name] = await lengthOf(file)
  return found
}

/** Cuts every file of a database short. */
export async function cutFilesOf(database: string, length: number): Promise<void> {
  const folder = await folderOf(database)
  for (const name of Object.keys(await filesOf(database))) {
    const writing = await (await folder.getFileHandle(name)).createWritable({ keepExistingData: true })
    await writing.truncate(length)
    await writing.close()
  }
}

/** Flips the lowest bit of the byte `fromEnd` before the end of every file of a database. */
export async function flipInFilesOf(database: string, fromEnd: number): Promise<void> {
  const folder = await folderOf(database)
  for (const [name, length] of Object.entries(await filesOf(database))) {
    const file = await folder.getFileHandle(name)
    const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer())
    const at = length - fromEnd
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const writing = await file.createWritable()
    await writing.write(bytes)
    await writing.close()
  }
}

/** Removes the folder of a database. */
export async function removeFilesOf(database: string): Promise<void> {
  const root = await navigator.storage.getDirectory()
  const docent = await root.getDirectoryHandle('docent')
  await docent.removeEntry(encodeURIComponent(database), { recursive: true })
}

/** Settles when no store of this database changes or sweeps its files. */
export async function idleFilesOf(database: string): Promise<void> {
  await navigator.locks.request(`docent-catalog:${database}`, () => undefined)
}

async function folderOf(database: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return (await root.getDirectoryHandle('docent')).getDirectoryHandle(encodeURIComponent(database))
}

async function lengthOf(file: FileSystemHandle): Promise<number> {
  return file instanceof FileSystemFileHandle ? (await file.getFile()).size : -1
}
