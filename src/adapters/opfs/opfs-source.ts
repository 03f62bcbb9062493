/** ByteSource over a file of the origin private file system. */
import type { ByteSource } from '../../ports/catalog-store.ts'
import { storageFailed } from '../../base/storage-failed.ts'

/** `mode` came after the TypeScript library was written; engines without it ignore it and lock the file for themselves. */
interface SharedReading {
  createSyncAccessHandle(options?: { readonly mode: 'read-only' }): Promise<FileSystemSyncAccessHandle>
}

/**
 * The bytes of `file`, which has `length` of them. [ST15] Read by one synchronous read straight into the target; where
 * the handle cannot be had (another tab holds it), through a copy. Error of `readInto`: `storage-failed`, when the file
 * is gone, cannot be read or has become shorter.
 */
export function opfsSource(file: FileSystemFileHandle, length: number): ByteSource {
  return {
    length,
    async readInto(target) {
      const handle = await shared(file)
        .createSyncAccessHandle({ mode: 'read-only' })
        .catch(() => undefined)
      try {
        const found = handle ? readWhole(handle, target) : await copyWhole(file, target)
        if (found !== length) throw new Error(`${found} bytes`)
      } catch (thrown) {
        throw storageFailed(
          `to read ${length} bytes from the file ${file.name} of this origin`,
          thrown,
          'Load the catalog again.',
        )
      }
    },
  }
}

function shared(file: FileSystemFileHandle): SharedReading {
  return file
}

/** Bytes read. Closes the handle in any case. */
function readWhole(handle: FileSystemSyncAccessHandle, target: Uint8Array<ArrayBuffer>): number {
  try {
    let at = 0
    while (at < target.length) {
      const read = handle.read(target.subarray(at), { at })
      if (read === 0) break
      at += read
    }
    return at
  } finally {
    handle.close()
  }
}

async function copyWhole(file: FileSystemFileHandle, target: Uint8Array<ArrayBuffer>): Promise<number> {
  const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer())
  if (bytes.length === target.length) target.set(bytes)
  return bytes.length
}
