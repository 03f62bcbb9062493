/** ReleaseManifest: all that a release consists of, signed by the release key. */
import * as z from 'zod/mini'
import { ModelName, MOST_MODEL_BYTES, MOST_MODELS, namesAscend, Normalisers } from '../contracts/catalog-manifest.ts'
import {
  Bytes,
  CatalogId,
  CatalogVersion,
  inflatesHonestly,
  OBJECT_FIELDS,
  ReleaseObject,
  Sha256Hex,
} from './release-object.ts'

/** Largest envelope of a manifest in bytes, stored or inflated. */
export const MAX_MANIFEST_BYTES = 65_536
/** Largest number of records: more would not fit a device's memory. */
const MAX_COUNT = 10_000_000
const MAX_DIM = 16_384
const MAX_MODEL_ID_CHARS = 200

/** A file of the catalog as an object; `fileSha256` is of the file itself (`rawBytes` long): where every path must end. */
export const ReleaseFile = z.readonly(
  z.strictObject({ ...OBJECT_FIELDS, fileSha256: Sha256Hex }).check(inflatesHonestly),
)
export type ReleaseFile = z.infer<typeof ReleaseFile>

/** A model file, stored as it is, under its name in the catalog folder. None is larger than a catalog may name. */
export const ReleaseModel = z.readonly(
  z.strictObject({ path: ModelName, sha256: Sha256Hex, bytes: Bytes.check(z.lte(MOST_MODEL_BYTES)) }),
)
export type ReleaseModel = z.infer<typeof ReleaseModel>

/** The object of a model file: as long stored as raw. */
export function modelObject({ sha256, bytes }: ReleaseModel): ReleaseObject {
  return { sha256, bytes, rawBytes: bytes }
}

/**
 * `version` is the catalog's, as `docent build` writes it. `info`: JSON of CatalogInfo. `deltas`: JSON of DeltaEntry, the
 * newest release first, at most 30, each leading straight here. `shards`: JSON of 256 ShardEntry. `models` is absent where
 * there are none.
 */
export const ReleaseManifest = z.readonly(
  z.strictObject({
    schema: z.literal(1),
    catalog: CatalogId,
    epoch: Bytes,
    seq: Bytes,
    version: CatalogVersion,
    count: z.int().check(z.gte(0), z.lte(MAX_COUNT)),
    dim: z.int().check(z.gte(16), z.lte(MAX_DIM), z.multipleOf(16)),
    modelId: z.string().check(z.maxLength(MAX_MODEL_ID_CHARS)),
    normalisers: Normalisers,
    info: ReleaseObject,
    items: ReleaseFile,
    vectors: ReleaseFile,
    models: z.optional(z.readonly(z.array(ReleaseModel).check(z.minLength(1), z.maxLength(MOST_MODELS), namesAscend))),
    shards: ReleaseObject,
    deltas: ReleaseObject,
  }),
)
export type ReleaseManifest = z.infer<typeof ReleaseManifest>
