/** SyncStateStore and MarkStore in the database of catalogs. */
import type { CatalogsConnection, StoredPart } from './catalogs-schema.ts'
import { crc32OfBytes } from './crc32.ts'
import { fromBase64Url, toBase64Url } from '../../base/base64url.ts'
import type { MarkStore, ObjectPart, SyncState, SyncStateStore } from '../../ports/sync-state-store.ts'
import { seal, unseal } from './sealed-record.ts'
import { SyncMark, SyncRecord } from '../../contracts/sync-record.ts'

/** Of the catalog `catalogId`. Records are sealed: one that changed by itself counts as none. */
export function createIdbSyncState(connection: CatalogsConnection, catalogId: string): SyncStateStore {
  return {
    async load() {
      const record = await connection
        .read(['sync'], (reading) => reading.objectStore('sync').get(catalogId))
        .catch(() => undefined)
      const sealed = unseal(SyncRecord, record)
      return sealed && opened(sealed)
    },

    async save(state) {
      await connection.write(['sync'], 'strict', (writing) =>
        writing.objectStore('sync').put(seal(closed(state)), catalogId),
      )
    },

    async parts(sha256) {
      // In one transaction: a piece that is kept meanwhile must not move the keys against the values.
      const [found, keys] = await connection
        .read(['parts'], (reading) => {
          const stored = reading.objectStore('parts')
          return Promise.all([stored.getAll(rangeOf(sha256)), stored.getAllKeys(rangeOf(sha256))])
        })
        .catch(() => [[], []] as const)
      const parts: ObjectPart[] = []
      for (const [i, part] of found.entries()) {
        if (keys[i]?.[1] !== i || !isWhole(part)) break
        parts.push({ bytes: part.bytes, etag: part.etag })
      }
      return parts
    },

    async keepPart(sha256, index, { bytes, etag }) {
      const record = { bytes, crc: crc32OfBytes(bytes), etag }
      // Losing a piece costs its bytes again, nothing else.
      await connection.write(['parts'], 'relaxed', (writing) =>
        writing.objectStore('parts').put(record, [sha256, index]),
      )
    },

    async forgetParts(sha256) {
      await connection.write(['parts'], 'relaxed', (writing) => {
        const parts = writing.objectStore('parts')
        return sha256 === undefined ? parts.clear() : parts.delete(rangeOf(sha256))
      })
    },
  }
}

/** The mark of the catalog `catalogId`. */
export function createIdbMarks(connection: CatalogsConnection, catalogId: string): MarkStore {
  return {
    async read() {
      const record = await connection
        .read(['marks'], (reading) => reading.objectStore('marks').get(catalogId))
        .catch(() => undefined)
      return unseal(SyncMark, record)
    },
    async write(mark) {
      await connection.write(['marks'], 'strict', (writing) => writing.objectStore('marks').put(seal(mark), catalogId))
    },
  }
}

function rangeOf(sha256: string): IDBKeyRange {
  return IDBKeyRange.bound([sha256, 0], [sha256, Number.MAX_SAFE_INTEGER])
}

function isWhole(part: unknown): part is StoredPart {
  if (typeof part !== 'object' || part === null) return false
  const bytes: unknown = Reflect.get(part, 'bytes')
  return bytes instanceof Uint8Array && crc32OfBytes(bytes) === Reflect.get(part, 'crc')
}

function closed({ roots, head, ...rest }: SyncState): SyncRecord {
  return {
    schemaVersion: 1,
    ...rest,
    roots: roots.map(({ n, bytes }) => ({ n, bytes: toBase64Url(bytes) })),
    ...(head && { head: { bytes: toBase64Url(head.bytes), ...(head.etag !== undefined && { etag: head.etag }) } }),
  }
}

function opened({ device, roots, head, release, askedAt, failures }: SyncRecord): SyncState {
  return {
    device,
    failures,
    roots: roots.map(({ n, bytes }) => ({ n, bytes: bytesOf(bytes) })),
    ...(head && { head: { bytes: bytesOf(head.bytes), etag: head.etag } }),
    ...(release && { release }),
    ...(askedAt !== undefined && { askedAt }),
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64Url(text) ?? new Uint8Array()
}
