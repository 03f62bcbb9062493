/** The name of a data set's bytes. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { FOLLOWS, INTERACTIONS, ITEMS, TRUTH, USERS } from './dataset-tables.ts'

/**
 * SHA-256 in hex over name and bytes of the Parquet files of `folder`, by name; with the truth only where `generated`.
 * Rejects as the disk does. Cost: one pass, in chunks.
 */
export async function datasetDigest(folder: string, generated: boolean): Promise<string> {
  const files = [FOLLOWS, INTERACTIONS, ITEMS, USERS, ...(generated ? [TRUTH] : [])].map(({ file }) => file)
  const hash = createHash('sha256')
  for (const file of files.toSorted()) {
    hash.update(file)
    const bytes: AsyncIterable<Uint8Array> = createReadStream(join(folder, file))
    for await (const chunk of bytes) hash.update(chunk)
  }
  return hash.digest('hex')
}
