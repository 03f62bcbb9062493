/** A small generated data set, on the disk and read back; the same for the same size. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Dataset } from '../../src/publisher/dataset/dataset.ts'
import { generateFolder } from '../../src/publisher/dataset/generate-folder.ts'
import { readDataset } from '../../src/publisher/dataset/read-dataset.ts'

export interface ADataset {
  readonly folder: string
  readonly dataset: Dataset
}

/** Call at the top of a test file: the folder goes when its tests are over. `catalog`: folder whose contents are the items. */
export async function aDataset(
  size: { readonly users: number; readonly items: number; readonly interactions: number },
  catalog?: string,
): Promise<ADataset> {
  const folder = await mkdtemp(join(tmpdir(), 'docent-test-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const progress = { start: () => {}, step: () => {}, stop: () => {} }
  await generateFolder({ out: folder, ...size, seed: 42, progress, tell: () => {}, ...(catalog && { catalog }) })
  return { folder, dataset: await readDataset(folder) }
}
