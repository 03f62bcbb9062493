/** ByteFiles: large files of bytes on the device, each written once and read whole. */
import type { ByteSource } from './catalog-store.ts'

export interface ByteFiles {
  /**
   * [ST16] Writes a new file and settles when it is on the disk. A name is used once. Errors: `storage-failed`; then the
   * file, if there is one at all, is shorter than `bytes`, so that `open` does not find it.
   */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** [ST16] The file of that name and of exactly `length` bytes, or undefined. Reads nothing yet; never rejects. */
  open(name: string, length: number): Promise<ByteSource | undefined>
  /** Removes every file but those named. One that is being read elsewhere may stay until the next call. Never rejects. */
  keepOnly(names: readonly string[]): Promise<void>
}
