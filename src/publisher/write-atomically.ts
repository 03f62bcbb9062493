/** Writes one file in one step: whoever reads it sees the old bytes or the new ones, also after a power cut. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes beside `path`, hidden, then renames. Makes its folder where there is none. Rejects as the disk does. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const staging = join(dirname(path), `.docent-${randomUUID()}`)
  try {
    const file = await open(staging, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(staging, path)
  } catch (error) {
    await rm(staging, { force: true })
    throw error
  }
}
