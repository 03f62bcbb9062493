/** Builds a catalog folder from sources: read and check all, embed what is new, write in one step. */
import { resolve } from 'node:path'
import { sha256Hex } from '../adapters/node/sha256.ts'
import { readCatalogFolder } from '../adapters/node/read-catalog-folder.ts'
import { buildPack } from '../catalog/build-pack.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'
import { openEmbedCache } from './embed-cache.ts'
import { embedContents, type Embedder, textsToEmbed } from './embed-contents.ts'
import type { Progress } from './progress.ts'
import { infoFromFolder, readCatalogInfo } from './read-catalog-info.ts'
import { readSources } from './read-sources.ts'
import { writeCatalogFolder } from './write-catalog-folder.ts'

/** Paths may be relative to `cwd`. */
export interface BuildRequest {
  readonly cwd: string
  readonly sources: readonly string[]
  readonly out: string
  readonly info?: string
  readonly cacheFolder: string
  /** Check everything, embed and write nothing. */
  readonly dryRun: boolean
  readonly embedder: Embedder
  readonly progress: Progress
}

export interface BuildReport {
  /** As it was named. */
  readonly out: string
  /** Absent in a dry run. */
  readonly version?: string
  readonly count: number
  /** Texts that the model was, or in a dry run would be, run for. */
  readonly embedded: number
  /** Bytes by file; absent in a dry run. */
  readonly bytes?: Readonly<Record<keyof CatalogFiles, number>>
  /** What became of the folder; 'unchanged' when it held these very bytes. */
  readonly outcome: 'written' | 'unchanged' | 'dry-run'
  readonly warnings: readonly RecordWarning[]
}

/**
 * Builds; the same sources, info and model give the same bytes. DocentError of `readSources` and `readCatalogInfo`
 * (before anything is embedded), of the embedder, and `cli-bad-input` when a folder cannot be written. Nothing is
 * written unless all of it is.
 */
export async function buildCatalog(request: BuildRequest): Promise<BuildReport> {
  const { cwd, embedder, progress } = request
  const folder = resolve(cwd, request.out)
  const { contents, warnings } = await readSources(request.sources, cwd)
  const info = request.info === undefined ? infoFromFolder(folder) : await readCatalogInfo(resolve(cwd, request.info))
  const report = { out: request.out, count: contents.length, warnings }

  const cache = openEmbedCache(resolve(cwd, request.cacheFolder), embedder.dim)
  try {
    if (request.dryRun) {
      const embedded = textsToEmbed(contents, embedder.modelId, cache).length
      return { ...report, embedded, outcome: 'dry-run' }
    }
    const { vectors, embedded } = await embedContents(contents, embedder, cache, progress)
    const { manifest, files } = await buildPack(
      { info, contents, vectors, dim: embedder.dim, modelId: embedder.modelId },
      sha256Hex,
    )
    const unchanged = await holds(folder, files)
    if (!unchanged) await writeCatalogFolder(folder, files)
    const bytes = { manifest: files.manifest.length, items: files.items.length, vectors: files.vectors.length }
    return { ...report, version: manifest.version, embedded, bytes, outcome: unchanged ? 'unchanged' : 'written' }
  } finally {
    cache.close()
  }
}

async function holds(folder: string, files: CatalogFiles): Promise<boolean> {
  const found = await readCatalogFolder(folder).catch(() => undefined)
  if (found === undefined) return false
  return (['manifest', 'items', 'vectors'] as const).every((name) => Buffer.compare(found[name], files[name]) === 0)
}
