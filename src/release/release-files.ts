/** Everything that a release adds to a site, from the files of a catalog and the releases before. */
import { DocentError } from '../base/docent-error.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { wholeModels } from '../catalog/open-models.ts'
import type { Sha256 } from '../catalog/manifest-file.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'
import { type Deflate, mayInflateTo } from '../ports/codec.ts'
import type { Signer } from '../ports/signatures.ts'
import { encodeInfo } from './assemble.ts'
import { type CatalogRecords, catalogRecords } from './catalog-records.ts'
import { encodeDelta } from './delta.ts'
import { createDeltasTo, type ShardedCatalog } from './deltas-between.ts'
import { type DeltaEntry, type Head, HEAD_PATH } from './head.ts'
import { encodeList, MAX_DELTAS, type ShardEntry } from './release-lists.ts'
import type { ReleaseManifest, ReleaseModel } from './release-manifest.ts'
import { objectPath, type Position, type ReleaseObject } from './release-object.ts'
import { encodeShard, recordsOfRows, shardRows } from './shards.ts'
import { signHead, signManifest } from './sign-release.ts'

export interface ReleaseRequest {
  readonly catalog: CatalogFiles
  /** After every release before. */
  readonly position: Position
  /** The number of the newest root. */
  readonly root: number
  /** Epoch ms. */
  readonly issued: number
  readonly expires: number
  /** Manifests of releases before, the newest first; the first 30 versions that differ get a delta. */
  readonly previous: readonly ReleaseManifest[]
  /** The raw bytes of an object of a release before, verified (`openObject`): shards and their lists only. */
  readonly readObject: (object: ReleaseObject) => Promise<Uint8Array>
  readonly releaseSigners: readonly Signer[]
  readonly headSigners: readonly Signer[]
}

export interface ReleaseTools {
  readonly sha256: Sha256
  readonly deflate: Deflate
}

export interface Release {
  /** Bytes by path; all immutable but `head`, which is written last. The same request gives the same bytes. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readonly manifest: ReleaseManifest
  readonly head: Head
  /** The newest release first. */
  readonly deltas: readonly DeltaEntry[]
}

/**
 * Makes a release. A delta that is not smaller than the whole is left out. Errors of `openCatalog`, of `wholeModels`, of
 * `signHead` and of `readObject`; `release-too-large` where something compresses so well that no device would inflate it.
 * Cost: deflates the catalog twice (whole and in shards), and for every release before reads and compares the shards that
 * differ.
 */
export async function releaseFiles(request: ReleaseRequest, { sha256, deflate }: ReleaseTools): Promise<Release> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const keep = async (raw: Uint8Array, stored: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<ReleaseObject> => {
    const object = { sha256: await sha256(stored), bytes: stored.length, rawBytes: raw.length }
    if (!mayInflateTo(object.bytes, object.rawBytes)) throw tooEmpty(object)
    if (stored.length < mostBytes) files.set(objectPath(object.sha256), stored)
    return object
  }
  const add: Add = async (raw, mostBytes = Infinity) => {
    const stored = await deflate(raw)
    return keep(raw, stored.length === raw.length ? Uint8Array.from(raw) : stored, mostBytes)
  }

  const { catalog } = request
  const { manifest: own, models: opened } = await openCatalog(catalog, { sha256 })
  const records = catalogRecords({ items: catalog.items, vectors: catalog.vectors, count: own.count, dim: own.dim })
  const info = await add(encodeInfo(own.info))
  const items = { ...(await add(catalog.items)), fileSha256: own.files.items.sha256 }
  const vectors = { ...(await add(catalog.vectors)), fileSha256: own.files.vectors.sha256 }
  const models: ReleaseModel[] = []
  for (const { path, bytes } of wholeModels(opened)) {
    // Weights hardly shrink; as they are, one digest says it all, which keeps every manifest shorter.
    const object = await keep(bytes, bytes, Infinity)
    models.push({ path, sha256: object.sha256, bytes: object.bytes })
  }
  const sharded = await addShards(records, own.version, add, sha256)
  const deltas = await addDeltas(request, sharded, items.bytes + vectors.bytes, add)

  const manifest: ReleaseManifest = {
    schema: 1,
    catalog: own.info.catalogId,
    ...request.position,
    ...pick(own),
    info,
    items,
    vectors,
    ...(models.length === 0 ? {} : { models }),
    shards: await add(encodeList(sharded.shards)),
    deltas: await add(encodeList(deltas)),
  }
  const newest = deltas.find(({ from }) => from === request.previous[0]?.version)
  const head: Head = {
    schema: 1,
    catalog: manifest.catalog,
    ...request.position,
    root: request.root,
    issued: request.issued,
    expires: request.expires,
    manifest: await add(await signManifest(manifest, request.releaseSigners, sha256)),
    ...(newest === undefined ? {} : { delta: newest }),
  }
  files.set(HEAD_PATH, await signHead(head, request.headSigners, sha256))
  return { files, manifest, head, deltas }
}

/** Adds an object where it has fewer than `mostBytes` stored, and describes it in any case. */
type Add = (raw: Uint8Array, mostBytes?: number) => Promise<ReleaseObject>

function pick({ version, count, dim, modelId, normalisers }: CatalogManifest) {
  return { version, count, dim, modelId, normalisers }
}

async function addShards(records: CatalogRecords, version: string, add: Add, sha256: Sha256): Promise<ShardedCatalog> {
  const shards: ShardEntry[] = []
  const parts = (await shardRows(records, sha256)).map((rows) => recordsOfRows(records, rows))
  for (const part of parts) {
    const raw = encodeShard(part)
    shards.push({ ...(await add(raw)), rawSha256: await sha256(raw) })
  }
  return { version, dim: records.dim, shards, parts }
}

async function addDeltas(
  { previous, readObject }: ReleaseRequest,
  after: ShardedCatalog,
  wholeBytes: number,
  add: Add,
): Promise<readonly DeltaEntry[]> {
  const deltaFrom = createDeltasTo(after, readObject)
  const versions = new Set<string>()
  const deltas: DeltaEntry[] = []
  for (const before of previous) {
    if (before.version === after.version || versions.has(before.version) || before.dim !== after.dim) continue
    if (versions.size === MAX_DELTAS) break
    versions.add(before.version)
    const object = await add(encodeDelta(await deltaFrom(before)), wholeBytes)
    if (object.bytes < wholeBytes) deltas.push({ from: before.version, ...object })
  }
  return deltas
}

function tooEmpty({ bytes, rawBytes }: ReleaseObject): DocentError {
  return new DocentError(
    'release-too-large',
    `Cannot release this catalog: expected data that compresses to a 200th at best, found ${rawBytes} bytes in ${bytes}. Devices refuse that as a bomb; are all records the same?`,
    { bytes, rawBytes },
  )
}
