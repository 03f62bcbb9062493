/** ByteFiles in the origin private file system, through the synchronous handles that dedicated workers have. */
import type { ByteFiles } from '../../ports/byte-files.ts'
import { storageFailed } from '../../base/storage-failed.ts'
import { opfsSource } from './opfs-source.ts'

/** The folder that all databases of Docent share; each has one of its own inside. */
const FOLDER = 'docent'

/**
 * Files in `docent/<database>/`, made when there is none. Undefined where files cannot be written this way: outside of
 * dedicated workers, over plain http, in some private modes. Never rejects.
 */
export async function openOpfsFiles(database: string): Promise<ByteFiles | undefined> {
  if (typeof FileSystemFileHandle === 'undefined' || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) {
    return undefined
  }
  try {
    const root = await navigator.storage.getDirectory()
    const docent = await root.getDirectoryHandle(FOLDER, { create: true })
    // A database may have any name, a folder may not.
    const folder = await docent.getDirectoryHandle(encodeURIComponent(database), { create: true })
    return filesIn(folder)
  } catch {
    return undefined
  }
}

/** Removes the files of a database that no longer keeps any. Never rejects. */
export async function forgetOpfsFiles(database: string): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory()
    const docent = await root.getDirectoryHandle(FOLDER)
    await docent.removeEntry(encodeURIComponent(database), { recursive: true })
  } catch {
    // There are none, or no such files in this browser.
  }
}

function filesIn(folder: FileSystemDirectoryHandle): ByteFiles {
  return {
    async write(name, bytes) {
      try {
        writeWhole(await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle(), bytes)
      } catch (thrown) {
        await folder.removeEntry(name).catch(() => undefined)
        throw storageFailed(
          `to write ${bytes.length} bytes to the file ${name} of this origin`,
          thrown,
          'Free disk space.',
        )
      }
    },

    async open(name, length) {
      try {
        const file = await folder.getFileHandle(name)
        return (await file.getFile()).size === length ? opfsSource(file, length) : undefined
      } catch {
        return undefined
      }
    },

    async keepOnly(names) {
      try {
        for await (const name of folder.keys()) {
          if (!names.includes(name)) await folder.removeEntry(name).catch(() => undefined)
        }
      } catch {
        // The folder went away under us, and its files with it.
      }
    },
  }
}

/** Closes the handle in any case: an open one locks the file. */
function writeWhole(handle: FileSystemSyncAccessHandle, bytes: Uint8Array<ArrayBuffer>): void {
  try {
    let at = 0
    while (at < bytes.length) {
      const written = handle.write(bytes.subarray(at), { at })
      if (written === 0) throw new Error(`the disk took ${at} bytes and no more`)
      at += written
    }
    handle.flush()
  } finally {
    handle.close()
  }
}
