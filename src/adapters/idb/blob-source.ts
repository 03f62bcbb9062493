/** ByteSource over a Blob of the database. */
import type { ByteSource } from '../../ports/catalog-store.ts'
import { storageFailed } from '../../base/storage-failed.ts'

/**
 * The bytes of `blob`. Read piece by piece, so that they never lie in memory twice. Error of `readInto`:
 * `storage-failed`, when the browser lost the bytes.
 */
export function blobSource(blob: Blob): ByteSource {
  return {
    length: blob.size,
    async readInto(target) {
      try {
        let at = 0
        const reader = blob.stream().getReader()
        for (;;) {
          const { done, value } = await reader.read()
          if (done) break
          target.set(value, at)
          at += value.length
        }
        if (at !== blob.size) throw new Error(`${at} bytes`)
      } catch (thrown) {
        throw storageFailed(`to read ${blob.size} bytes of a catalog from IndexedDB`, thrown, 'Load the catalog again.')
      }
    },
  }
}
