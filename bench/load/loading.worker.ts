/** Loads vectors from the device as the vault does, in a worker. Every page load makes one such worker and asks one thing. */
import { createVectorIndex, openVectorIndex } from '../../src/vector/vector-index.ts'
import { imageLayout } from '../../src/vector/image-layout.ts'
import type { LoadingRequest, Place, What } from './loading-request.ts'
import type { CatalogStore } from '../../src/ports/catalog-store.ts'
import { openIdbCatalogs } from '../../src/adapters/idb/open-idb-catalogs.ts'
import { openOpfsFiles } from '../../src/adapters/opfs/opfs-files.ts'
import { seededRandom } from '../../src/base/random.ts'

const WASM_PAGE_BYTES = 65_536
const CHECK_FACTOR = 31
/** Every how many bytes the check looks: enough to see that nothing is missing. */
const CHECK_STRIDE = 4096

addEventListener('message', ({ data }: MessageEvent<LoadingRequest>) => {
  answer(data).then(
    (ms) => postMessage({ ms }),
    (thrown: unknown) => postMessage({ error: thrown instanceof Error ? thrown.message : String(thrown) }),
  )
})

async function answer(request: LoadingRequest): Promise<number> {
  if (request.do === 'keep') return keepEverywhere(request.what)
  return request.do === 'open' ? openIndex(request.what) : read(request)
}

async function keepEverywhere(what: What): Promise<number> {
  const vectors = bytesOf(what)
  const manifest = new TextEncoder().encode(String(checkOf(vectors)))
  const files = { manifest, items: new Uint8Array(0), vectors }
  const startedAt = performance.now()
  await (await storeOf(what, 'opfs')).put('v1', files)
  const ms = performance.now() - startedAt
  await (await storeOf(what, 'blob')).put('v1', files)
  const database = await openRaw(what)
  const writing = database.transaction('bytes', 'readwrite')
  writing.objectStore('bytes').put(vectors, 'v1')
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve
    writing.onabort = () => reject(writing.error ?? new Error('The transaction was aborted.'))
  })
  return ms
}

async function read({ what, from, into }: LoadingRequest & { readonly do: 'read' }): Promise<number> {
  const target = memoryFor(bytesIn(what))
  if (into === 'touched') target.fill(1)
  if (from === 'bytes') return readBytes(what, target)
  const store = await storeOf(what, from)
  const startedAt = performance.now()
  const stored = await store.load()
  if (stored?.vectorsIn !== (from === 'opfs' ? 'opfs' : 'idb')) throw new Error(`No vectors in ${from}.`)
  await stored.files.vectors.readInto(target)
  const ms = performance.now() - startedAt
  check(target, stored.files.manifest)
  return ms
}

async function readBytes(what: What, target: Uint8Array<ArrayBuffer>): Promise<number> {
  const database = await openRaw(what)
  const startedAt = performance.now()
  const request = database.transaction('bytes').objectStore('bytes').get('v1')
  const found: unknown = await new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The read failed.'))
  })
  if (!(found instanceof Uint8Array)) throw new Error('No bytes in the database.')
  target.set(found)
  return performance.now() - startedAt
}

async function openIndex(what: What): Promise<number> {
  const store = await storeOf(what, 'opfs')
  const startedAt = performance.now()
  const stored = await store.load()
  if (!stored) throw new Error('No vectors on the device.')
  const index = await openVectorIndex(what, (image) => stored.files.vectors.readInto(image))
  const ms = performance.now() - startedAt
  if (index.rows !== what.rows) throw new Error(`${index.rows} rows.`)
  return ms
}

async function storeOf(what: What, from: Place): Promise<CatalogStore> {
  const database = `load-${what.kind}-${from}`
  const files = from === 'opfs' ? { files: () => openOpfsFiles(database) } : {}
  return (await openIdbCatalogs({ database, ...files })).catalogStore
}

function openRaw(what: What): Promise<IDBDatabase> {
  const request = indexedDB.open(`load-${what.kind}-bytes`, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('bytes')
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database did not open.'))
  })
}

function bytesIn({ kind, rows, dim }: What): number {
  return kind === 'plane' ? rows * dim : imageLayout(rows, dim).bytes
}

/** Reserved only: its pages cost what they cost when they are first written to. */
function memoryFor(bytes: number): Uint8Array<ArrayBuffer> {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / WASM_PAGE_BYTES) })
  return new Uint8Array(memory.buffer, 0, bytes)
}

function bytesOf({ kind, rows, dim }: What): Uint8Array<ArrayBuffer> {
  const random = seededRandom(1)
  if (kind === 'plane')
    return Uint8Array.from({ length: bytesIn({ kind, rows, dim }) }, () => Math.floor(random() * 256))
  const vectors = Float32Array.from({ length: rows * dim }, () => random() - 0.5)
  return createVectorIndex(vectors, dim).image.slice()
}

function check(found: Uint8Array, expected: Uint8Array): void {
  if (String(checkOf(found)) !== new TextDecoder().decode(expected)) throw new Error('Other bytes came back.')
}

function checkOf(bytes: Uint8Array): number {
  let sum = bytes.length
  for (let at = 0; at < bytes.length; at += CHECK_STRIDE) sum = (Math.imul(sum, CHECK_FACTOR) + (bytes[at] ?? 0)) | 0
  return sum
}
