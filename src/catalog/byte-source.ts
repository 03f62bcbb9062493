/** Bytes in memory as a ByteSource. */
import type { ByteSource } from '../ports/catalog-store.ts'

/** Reads `bytes`, which it keeps, not copies. `readInto` rejects with a RangeError when the target has another length. */
export function byteSource(bytes: Uint8Array): ByteSource {
  return {
    length: bytes.length,
    async readInto(target) {
      if (target.length !== bytes.length) {
        throw new RangeError(`Expected room for ${bytes.length} bytes, found ${target.length}.`)
      }
      target.set(bytes)
    },
  }
}
