/** Reads all sources of a catalog from the disk. What is in them is read by importers/read-records.ts. */
import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { ReadRecords } from '../contracts/read-records.ts'
import { badSource, readAllRecords, type RecordFile } from '../importers/read-records.ts'

/**
 * Reads `paths`, relative to `cwd`. DocentError `build-bad-source`: a file that cannot be read (at once), else as
 * `readAllRecords` says.
 */
export async function readSources(paths: readonly string[], cwd: string): Promise<ReadRecords> {
  const files: RecordFile[] = []
  for (const path of paths) {
    const name = relative(cwd, resolve(cwd, path))
    files.push({ name, bytes: await readBytes(resolve(cwd, path), name) })
  }
  return readAllRecords(files)
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw badSource(name, 'a file that can be read', reason === 'ENOENT' ? 'none' : reason, error)
  })
}
