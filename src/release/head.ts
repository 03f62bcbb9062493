/** Head: the one file of a site that changes. It says which release is the latest, and until when that is known. */
import * as z from 'zod/mini'
import { Bytes, CatalogId, CatalogVersion, inflatesHonestly, OBJECT_FIELDS, ReleaseObject } from './release-object.ts'
import { MAX_MANIFEST_BYTES } from './release-manifest.ts'

export const HEAD_PATH = 'head'
/** Largest head in bytes, signatures included. */
export const MAX_HEAD_BYTES = 1024

/** The last instant that a Date can be (ECMA-262, Time Values), epoch ms. */
const LAST_INSTANT = 8.64e15
const Instant = z.int().check(z.gte(0), z.lte(LAST_INSTANT))

/** An object that leads from one version of a catalog to another. */
export const DeltaEntry = z.readonly(z.strictObject({ from: CatalogVersion, ...OBJECT_FIELDS }).check(inflatesHonestly))
export type DeltaEntry = z.infer<typeof DeltaEntry>

/**
 * `root` is the newest root when it was signed; `issued` and `expires` are epoch ms. `delta` leads from the release
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
      issued: Instant,
      expires: Instant,
      manifest: ReleaseObject.check(
        z.refine((manifest) => Math.max(manifest.bytes, manifest.rawBytes) <= MAX_MANIFEST_BYTES, {
          message: `at most ${MAX_MANIFEST_BYTES} bytes`,
          path: ['rawBytes'],
        }),
      ),
      delta: z.optional(DeltaEntry),
    })
    .check(z.refine((head) => head.expires > head.issued, { message: 'an instant after issued', path: ['expires'] })),
)
export type Head = z.infer<typeof Head>
