/** Puts sync together for a browser: the site, the verification, and the device's places for public data. */
import { catalogsDatabase } from '../adapters/idb/catalogs-schema.ts'
import { createFetchReleaseSource } from '../adapters/fetch/fetch-release-source.ts'
import { createIdbMarks, createIdbSyncState } from '../adapters/idb/idb-sync-state.ts'
import { createOpfsMarks } from '../adapters/opfs/opfs-marks.ts'
import { DocentError } from '../base/docent-error.ts'
import type { ObjectTools } from '../release/open-object.ts'
import { openCatalogStorage } from './catalog-storage.ts'
import { openTrust } from '../engine/sync/trust.ts'
import { ReleaseSync } from '../engine/sync/release-sync.ts'
import type { ReleaseSource } from '../ports/release-source.ts'
import type { SyncProgress } from '../contracts/sync-report.ts'
import type { VerifyTools } from '../release/check-signatures.ts'
import { webInflate } from '../adapters/webcrypto/inflate.ts'
import { webSha256 } from '../adapters/webcrypto/sha256.ts'
import { webSignatures } from '../adapters/webcrypto/signatures.ts'

export interface DeviceSync {
  readonly sync: ReleaseSync
  /** The site. */
  readonly source: ReleaseSource
  close(): void
}

/**
 * [SW1] Opens the database of catalogs and nothing else of this origin. Errors: `sync-unavailable` over plain http,
 * `sync-storage` where the browser lends no storage, those of `openRoot` for the app's own root.
 */
export async function openDeviceSync(
  anchor: string,
  site: URL,
  database: string,
  tell: (progress: SyncProgress) => void,
): Promise<DeviceSync> {
  const tools = await openTools()
  const { root } = await openTrust(anchor, [], tools)
  const storage = await openCatalogStorage(database)
  if (!storage) throw noStorage()
  const { connection, catalogStore } = storage
  const name = catalogsDatabase(database)
  const file = createOpfsMarks(name, root.catalog)
  const sync = await ReleaseSync.open(anchor, {
    catalogs: catalogStore,
    state: createIdbSyncState(connection, root.catalog),
    marks: [createIdbMarks(connection, root.catalog), ...(file ? [file] : [])],
    tools,
    now: () => Date.now(),
    stopwatch: () => performance.now(),
    random: () => Math.random(),
    tell,
  })
  return { sync, source: createFetchReleaseSource(site), close: () => storage.close() }
}

async function openTools(): Promise<VerifyTools & ObjectTools> {
  const [signatures, sha256] = [await webSignatures(), webSha256()]
  if (signatures && sha256) return { signatures, sha256, inflate: webInflate }
  const message =
    'Expected WebCrypto to verify releases with, found none: the page came over plain http. Serve it over https.'
  throw new DocentError('sync-unavailable', message)
}

function noStorage(): DocentError {
  const message =
    'Expected storage to put a catalog into, found none that this browser lends. Allow site data for this origin.'
  return new DocentError('sync-storage', message)
}
