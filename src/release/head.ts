/** Head: the one file of a site that changes. It says which release is the latest, and until when that is known. */
import * as z from 'zod/mini'
import { Bytes, CatalogId, CatalogVersion, OBJECT_FIELDS, inflatesHonestly, Sha256Hex } from './release-object.ts'
import { MAX_MANIFEST_BYTES } from './release-manifest.ts'

export const HEAD_PATH = 'head'
/** Largest head in bytes, signatures included. */
export const MAX_HEAD_BYTES = 1024

/** An object that leads from one version of a catalog to another. */
export const DeltaEntry = z.readonly(z.strictObject({ from: CatalogVersion, ...OBJECT_FIELDS }).check(inflatesHonestly))
export type DeltaEntry = z.infer<typeof DeltaEntry>

/**
 * `root` is the newest root when it was signed, `issued` and `expires` are epoch ms. `delta` leads from the release
 * before to this one, so that who follows every release needs no list.
 */
export const Head = z.readonly(
  z
    .strictObject({
      schema: z.literal(1),
      catalog: CatalogId,
      epoch: Bytes,
      seq: Bytes,
      root: z.int().check(z.gte(1)),
      issued: Bytes,
      expires: Bytes,
      manifest: z.readonly(
        z.strictObject({ sha256: Sha256Hex, bytes: z.int().check(z.gte(1), z.lte(MAX_MANIFEST_BYTES)) }),
      ),
      delta: z.optional(DeltaEntry),
    })
    .check(z.refine((head) => head.expires > head.issued, { message: 'an instant after issued', path: ['expires'] })),
)
export type Head = z.infer<typeof Head>
