/** Builds a catalog folder from sources: read and check all, embed what is new, write in one step. */
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { sha256Hex } from '../adapters/node/sha256.ts'
import { readCatalogFolder } from '../adapters/node/read-catalog-folder.ts'
import { DocentError } from '../base/docent-error.ts'
import { buildPack } from '../catalog/build-pack.ts'
import { embeddedText } from '../catalog/embedded-text.ts'
import { decodeManifest } from '../catalog/manifest-file.ts'
import { withModels } from '../catalog/with-models.ts'
import type { CatalogInfo } from '../contracts/catalog-manifest.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import type { RecordMapping } from '../contracts/record-mapping.ts'
import type { ReadOptions } from '../importers/read-records.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'
import { type EmbedCache, openEmbedCache } from './embed-cache.ts'
import { embedContents, type Embedder } from './embed-contents.ts'
import { modelsToKeep } from './models-to-keep.ts'
import type { Progress } from './progress.ts'
import { infoFromFolder, readCatalogInfo } from './read-catalog-info.ts'
import { readSources, streamSources } from './read-sources.ts'
import { RecordsCount, type RecordsReport } from './records-report.ts'
import { writeCatalogFolder } from './write-catalog-folder.ts'

/** Paths may be relative to `cwd`. */
export interface BuildRequest {
  readonly cwd: string
  readonly sources: readonly string[]
  readonly out: string
  readonly info?: string
  readonly mapping?: RecordMapping | undefined
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
  readonly bytes?: Readonly<Record<'manifest' | 'items' | 'vectors', number>>
  /** Model files of the folder before: 'kept' in the new one, or 'left-out' as records came or went. Absent without any. */
  readonly models?: 'kept' | 'left-out'
  /** What became of the folder; 'unchanged' when it held these very bytes. */
  readonly outcome: 'written' | 'unchanged' | 'dry-run'
  /** What is in the sources; of a dry run alone. */
  readonly records?: RecordsReport
  readonly warnings: readonly RecordWarning[]
}

/**
 * Builds; the same sources, info, mapping and model give the same bytes. DocentError of `readCatalogInfo` and
 * `readSources` (before anything is embedded), of the embedder, and `cli-bad-input` when a folder cannot be written.
 * Nothing is written unless all of it is. A dry run holds no records: it reads collections of any size; of faults its
 * error has the report as well (`details.report`).
 */
export async function buildCatalog(request: BuildRequest): Promise<BuildReport> {
  const { cwd, embedder, mapping } = request
  const folder = resolve(cwd, request.out)
  const info = request.info === undefined ? infoFromFolder(folder) : await readCatalogInfo(resolve(cwd, request.info))
  const cache = openEmbedCache(resolve(cwd, request.cacheFolder), embedder.dim)
  try {
    const options = { lang: info.lang, mapping }
    return request.dryRun ? await tryOut(request, options, cache) : await build(request, folder, info, options, cache)
  } finally {
    cache.close()
  }
}

async function build(
  { cwd, sources, out, embedder, progress }: BuildRequest,
  folder: string,
  info: CatalogInfo,
  options: ReadOptions,
  cache: EmbedCache,
): Promise<BuildReport> {
  const { contents, warnings } = await readSources(sources, cwd, options)
  const { vectors, embedded } = await embedContents(contents, embedder, cache, progress)
  const pack = await buildPack({ info, contents, vectors, dim: embedder.dim, modelId: embedder.modelId }, sha256Hex)
  const before = await readCatalogFolder(folder).catch(() => undefined)
  const models = before && (await modelsToKeep(before, pack.files))
  const files = models === undefined ? pack.files : await withModels(pack.files, models, sha256Hex)
  const unchanged = before !== undefined && isSame(before, files)
  if (!unchanged) await writeCatalogFolder(folder, files)
  const bytes = { manifest: files.manifest.length, items: files.items.length, vectors: files.vectors.length }
  const outcome = unchanged ? 'unchanged' : 'written'
  const { version } = decodeManifest(files.manifest)
  const report = { out, count: contents.length, warnings, version, embedded, bytes, outcome } as const
  return before?.models === undefined ? report : { ...report, models: models === undefined ? 'left-out' : 'kept' }
}

async function tryOut(
  { cwd, sources, out, embedder }: BuildRequest,
  options: ReadOptions,
  cache: EmbedCache,
): Promise<BuildReport> {
  const count = new RecordsCount()
  const texts = new Set<string>()
  const reading = await streamSources(sources, cwd, options, (content) => {
    count.add(content)
    const text = embeddedText(content)
    if (cache.get(embedder.modelId, text) === undefined) texts.add(sha256OfText(text))
  })
  const records = count.report(reading, options.mapping)
  try {
    const warnings = reading.finish()
    return { out, count: records.records, embedded: texts.size, outcome: 'dry-run', warnings, records }
  } catch (error) {
    if (!(error instanceof DocentError)) throw error
    throw new DocentError(error.code, error.message, { ...error.details, report: records }, error)
  }
}

/** Texts are told apart by their digests, so that none of them is held. */
function sha256OfText(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function isSame(a: CatalogFiles, b: CatalogFiles): boolean {
  // The manifest has the digests of the models, which were verified.
  return (['manifest', 'items', 'vectors'] as const).every((name) => Buffer.compare(a[name], b[name]) === 0)
}
