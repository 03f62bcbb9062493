/** Imports real logs into the folder of a data set. */
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { openCatalog } from '../../catalog/open-catalog.ts'
import type { IntakeSource } from '../../contracts/intake-source.ts'
import type { InteractionEvent } from '../../contracts/interaction-event.ts'
import { readConfig } from '../../contracts/read-config.ts'
import { normalizeBatch } from '../../intake/normalize-batch.ts'
import type { DatasetInfo } from './dataset-info.ts'
import { type ImportedLook, LeftOut } from './imported-look.ts'
import { importedTables } from './imported-tables.ts'
import { logPayloads } from './log-payloads.ts'
import { looksOfEvents } from './looks-of-events.ts'
import { looksOfParquet } from './looks-of-parquet.ts'
import { writeDataset } from './write-dataset.ts'

export interface ImportRequest {
  /** Paths of the logs. */
  readonly files: readonly string[]
  readonly source: IntakeSource | 'parquet'
  /** Folder of a built catalog. */
  readonly catalog: string
  readonly out: string
  /** Keeps the users' ids as they are in the logs: personal data, then. */
  readonly keepIds: boolean
  /** Epoch ms. */
  readonly now: number
  /** Hears which file is read, what is written. */
  readonly tell: (line: string) => void
}

/**
 * Writes `out` and returns its dataset.json, with what was left out by reason. All events are held in memory: about 500
 * bytes each. DocentErrors as of opening a catalog, of `logPayloads` and of `looksOfParquet`.
 */
export async function importFolder(request: ImportRequest): Promise<DatasetInfo> {
  const { files, source, out, now, keepIds, tell } = request
  const catalog = await openCatalog(await readCatalogFolder(request.catalog), { sha256: sha256Hex })
  const leftOut = new LeftOut()
  const looks: ImportedLook[] = []
  const events: InteractionEvent[] = []
  for (const file of files) {
    tell(`Reading ${file}`)
    if (source === 'parquet') {
      for (const look of await looksOfParquet(file, catalog, { now, leftOut })) looks.push(look)
      continue
    }
    for await (const { payloads, faultyLines } of logPayloads(file)) {
      leftOut.add('line-not-json', faultyLines)
      const batch = normalizeBatch(payloads, { source })
      for (const event of batch.events) events.push(event)
      for (const { code } of batch.refused) leftOut.add(code)
    }
  }
  for (const look of looksOfEvents(events, catalog, { config: readConfig({}).config, now, leftOut })) looks.push(look)
  const { tables, counts } = importedTables(looks, catalog, { keepIds })
  const { version, info } = catalog.manifest
  return writeDataset(
    out,
    tables,
    {
      params: { source, files: files.length, keepIds },
      counts,
      catalogVersion: version,
      catalogSource: info.catalogId,
      leftOut: leftOut.counts,
    },
    (file, rows) => tell(`Writing ${file}: ${rows} rows`),
  )
}
