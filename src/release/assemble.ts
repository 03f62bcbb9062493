/** The end of every path: the files of a release are those that its manifest names, or nothing. */
import { ITEMS_FILE, VECTORS_FILE } from '../catalog/build-pack.ts'
import { buildManifest, encodeManifest, type Sha256 } from '../catalog/manifest-file.ts'
import { CatalogInfo, type CatalogManifest } from '../contracts/catalog-manifest.ts'
import { parseInput } from '../contracts/parse-input.ts'
import type { CatalogFiles, ModelBytes } from '../ports/catalog-store.ts'
import { badFormat } from './bad-format.ts'
import type { RawCatalog } from './catalog-records.ts'
import { checkDigest, wrongObject } from './open-object.ts'
import { type JsonLimits, readJson } from './read-json.ts'
import type { ReleaseFile, ReleaseManifest } from './release-manifest.ts'

/** As everything signed, but a venue may have many phrases for its tags. */
const INFO_LIMITS: JsonLimits = { depth: 8, keysPerObject: 65_536, stringChars: 65_536 }

/** The raw bytes of an `info` object. */
export function encodeInfo(info: CatalogInfo): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(info))
}

/** What an `info` object says. DocentError `sync-bad-format`, also where it is another catalog's. */
export function readInfo(bytes: Uint8Array, catalog: string): CatalogInfo {
  const what = 'the info of the release'
  const info = parseInput(CatalogInfo, readJson(bytes, what, INFO_LIMITS), 'sync-bad-format', what)
  if (info.catalogId !== catalog) throw badFormat(what, `the catalog ${catalog}`, info.catalogId)
  return info
}

/** The manifest.json of a release's files, whose version is the release's only where `info` is the release's too. */
export function catalogManifestOf(
  release: ReleaseManifest,
  info: CatalogInfo,
  sha256: Sha256,
): Promise<CatalogManifest> {
  const { count, dim, modelId, normalisers, items, vectors, models } = release
  const file = (path: string, { rawBytes, fileSha256 }: ReleaseFile) => ({ path, bytes: rawBytes, sha256: fileSha256 })
  const files = {
    items: file(ITEMS_FILE, items),
    vectors: file(VECTORS_FILE, vectors),
    models,
  }
  return buildManifest({ info, count, dim, modelId, normalisers, files }, sha256)
}

/** Whether a catalog's info is the release's too, so that it need not be fetched. Never rejects. */
export async function isInfoOf(release: ReleaseManifest, info: CatalogInfo, sha256: Sha256): Promise<boolean> {
  return (await catalogManifestOf(release, info, sha256)).version === release.version
}

/**
 * [SY11] [SY60] The files of a release, whatever path they came by: lengths, the digests of both large files and of every
 * model, and the version over all of it are as the release says. DocentError `sync-wrong-object` names what is not; a
 * model that is missing is wrong too. Keeps `raw`. Cost: one SHA-256 over all files.
 */
export async function assembleCatalog(
  release: ReleaseManifest,
  info: CatalogInfo,
  raw: Pick<RawCatalog, 'items' | 'vectors'> & Pick<CatalogFiles, 'models'>,
  sha256: Sha256,
): Promise<{ readonly manifest: CatalogManifest; readonly files: CatalogFiles }> {
  const models = (release.models ?? []).map((model) => ({ model, found: modelIn(raw.models, model.path) }))
  await Promise.all([
    checkFile(raw.items, release.items, ITEMS_FILE, sha256),
    checkFile(raw.vectors, release.vectors, VECTORS_FILE, sha256),
    ...models.map(({ model, found }) =>
      checkFile(found.bytes, { rawBytes: model.bytes, fileSha256: model.sha256 }, model.path, sha256),
    ),
  ])
  const manifest = await catalogManifestOf(release, info, sha256)
  if (manifest.version !== release.version)
    throw wrongObject('the catalog', `version ${release.version}`, manifest.version)
  const files = { manifest: encodeManifest(manifest), items: raw.items, vectors: raw.vectors }
  return { manifest, files: models.length === 0 ? files : { ...files, models: models.map(({ found }) => found) } }
}

function modelIn(models: readonly ModelBytes[] = [], path: string): ModelBytes {
  const found = models.find((model) => model.path === path)
  if (found === undefined) throw wrongObject(path, 'a model file', 'none')
  return found
}

async function checkFile(
  bytes: Uint8Array<ArrayBuffer>,
  { rawBytes, fileSha256 }: Pick<ReleaseFile, 'rawBytes' | 'fileSha256'>,
  path: string,
  sha256: Sha256,
): Promise<void> {
  if (bytes.length !== rawBytes) throw wrongObject(path, `${rawBytes} bytes`, `${bytes.length}`)
  await checkDigest(bytes, fileSha256, path, sha256)
}
