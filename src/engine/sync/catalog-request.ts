/** What the last steps of a run work on: a release that is verified, and where its objects come from. */
import type { CatalogFiles } from '../../ports/catalog-store.ts'
import type { Head } from '../../release/head.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import type { SyncChanges, SyncPath } from '../../contracts/sync-report.ts'
import type { SyncParts } from './sync-parts.ts'

export interface CatalogRequest {
  readonly head: Head
  readonly release: ReleaseManifest
  readonly source: ReleaseSource
  readonly parts: SyncParts
  /** Only the whole is there: a file that somebody brought. */
  readonly wholeOnly: boolean
}

/** Files of which every byte is what the release says. */
export interface TakenCatalog {
  readonly files: CatalogFiles
  readonly path: SyncPath
  /** Milliseconds from the last object that came to files that are verified. */
  readonly applyMs: number
  readonly changed?: SyncChanges
  readonly fromVersion?: string
}
