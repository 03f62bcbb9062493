/** Generates a data set and writes its folder. */
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { openCatalog } from '../../catalog/open-catalog.ts'
import type { Progress } from '../progress.ts'
import type { DatasetInfo } from './dataset-info.ts'
import { generateDataset, type GenerateWish } from './generate-dataset.ts'
import { generatedSummary, generatedTables } from './generated-tables.ts'
import { writeDataset } from './write-dataset.ts'

export interface GenerateRequest extends Omit<GenerateWish, 'catalog'> {
  /** Folder of the data set. */
  readonly out: string
  /** Folder of a built catalog. */
  readonly catalog?: string
  readonly progress: Progress
  /** Hears what is being written. */
  readonly tell: (line: string) => void
}

/** Writes `out` and returns its dataset.json. DocentErrors as of opening a catalog; rejects as the disk does. */
export async function generateFolder(request: GenerateRequest): Promise<DatasetInfo> {
  const { out, catalog: folder, progress, tell, ...wish } = request
  const catalog =
    folder === undefined ? undefined : await openCatalog(await readCatalogFolder(folder), { sha256: sha256Hex })
  progress.start(wish.users)
  const data = generateDataset({ ...wish, ...(catalog && { catalog }) }, () => progress.step())
  progress.stop()
  const params = {
    users: wish.users,
    items: data.items.n,
    interactions: wish.interactions,
    start: new Date(data.start).toISOString(),
  }
  return writeDataset(
    out,
    generatedTables(data, wish.seed),
    {
      seed: wish.seed,
      params,
      ...generatedSummary(data),
      ...(catalog && { catalogVersion: catalog.manifest.version, catalogSource: catalog.manifest.info.catalogId }),
    },
    (file, rows) => tell(`Writing ${file}: ${rows} rows`),
  )
}
