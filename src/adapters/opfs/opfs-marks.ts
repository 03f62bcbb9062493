/** MarkStore as a small file in the origin private file system: beside IndexedDB, so that the loss of either is survived. */
import { storageFailed } from '../../base/storage-failed.ts'
import type { MarkStore } from '../../ports/sync-state-store.ts'
import { SyncMark } from '../../contracts/sync-record.ts'

const FOLDER = 'docent-marks'
/** More than any mark takes, written twice. */
const MOST_BYTES = 1024

/**
 * The mark of a catalog of a database, `docent-marks/<database>.<catalog>`; undefined where files cannot be written this
 * way: outside of dedicated workers, over plain http. The mark is written twice over, and counts where both agree.
 */
export function createOpfsMarks(database: string, catalogId: string): MarkStore | undefined {
  if (typeof FileSystemFileHandle === 'undefined' || !('createSyncAccessHandle' in FileSystemFileHandle.prototype)) {
    return undefined
  }
  const name = `${encodeURIComponent(database)}.${catalogId}`
  return {
    async read() {
      try {
        const file = await (await (await folder()).getFileHandle(name)).getFile()
        return file.size > MOST_BYTES ? undefined : markOf(await file.text())
      } catch {
        return undefined
      }
    },

    async write({ epoch, seq, issued }) {
      try {
        const handle = await (await (await folder()).getFileHandle(name, { create: true })).createSyncAccessHandle()
        try {
          const line = `${JSON.stringify({ epoch, seq, issued })}\n`
          const bytes = new TextEncoder().encode(line + line)
          handle.write(bytes, { at: 0 })
          handle.truncate(bytes.length)
          handle.flush()
        } finally {
          handle.close()
        }
      } catch (thrown) {
        throw storageFailed(`to write the mark of the catalog ${catalogId} to a file`, thrown, 'Free disk space.')
      }
    },
  }
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true })
}

function markOf(text: string): SyncMark | undefined {
  const [first, second, ...rest] = text.split('\n')
  if (first === undefined || first !== second || rest.join('') !== '') return undefined
  try {
    const mark = SyncMark.safeParse(JSON.parse(first))
    return mark.success ? mark.data : undefined
  } catch {
    return undefined
  }
}
