/** TextVectors in IndexedDB: two records a batch, the keys apart from the vectors, so that finding a key is cheap. */
import type { IdbConnection } from './idb-connection.ts'
import type { TextVectors } from '../../ports/text-vectors.ts'
import { packBatch, readHead, readVectors } from './text-vector-batch.ts'

/**
 * Over an open connection. Errors of every call: `storage-failed`. Cost of `get`: the keys of all batches, and the
 * vectors of those that hold a wanted key.
 */
export function createIdbTextVectors(connection: IdbConnection): TextVectors {
  return {
    async get(keys) {
      const wanted = new Set(keys)
      const found = new Map<string, Float32Array>()
      if (wanted.size === 0) return found
      await connection.read(['textVectors'], async (reading) => {
        const store = reading.objectStore('textVectors')
        const [heads, ids] = await Promise.all([store.getAll(allHeads()), store.getAllKeys(allHeads())])
        // In order of writing, so that a later vector of a key replaces an earlier one.
        for (const [at, [, batch]] of ids.entries()) {
          const head = readHead(heads[at])
          if (!head?.keys.some((key) => wanted.has(key))) continue
          for (const [key, vector] of readVectors(head, await store.get(['vectors', batch]))) {
            if (wanted.has(key)) found.set(key, vector)
          }
        }
      })
      return found
    },

    async put(entries) {
      if (entries.size === 0) return
      const { head, body } = packBatch(entries)
      await connection.write(['textVectors'], 'relaxed', async (writing) => {
        const store = writing.objectStore('textVectors')
        const last = await store.openKeyCursor(allHeads(), 'prev')
        const batch = last ? last.key[1] + 1 : 0
        await Promise.all([store.put(head, ['heads', batch]), store.put(body, ['vectors', batch])])
      })
    },

    async clear() {
      await connection.write(['textVectors'], 'strict', (writing) => writing.objectStore('textVectors').clear())
    },

    close: () => undefined,
  }
}

/** The range of ['heads', number]: in IndexedDB's order every list sorts after every number. */
function allHeads(): IDBKeyRange {
  return IDBKeyRange.bound(['heads'], ['heads', []])
}
