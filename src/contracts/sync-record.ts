/** What sync keeps on a device, as it is written: parsed at the door, since a device may give back other bytes. */
import * as z from 'zod/mini'

const Count = z.int().check(z.gte(0))
const Base64Url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/, 'base64url'))
const MARK = { epoch: Count, seq: Count, issued: Count }

/** The highest release that was seen: by epoch, then number; `issued` in epoch ms. */
export const SyncMark = z.readonly(z.strictObject(MARK))
export type SyncMark = z.infer<typeof SyncMark>

/** SyncState, its bytes as base64url. */
export const SyncRecord = z.strictObject({
  schemaVersion: z.literal(1),
  device: z.number().check(z.gte(0), z.lt(1)),
  roots: z.array(z.strictObject({ n: Count, bytes: Base64Url })),
  head: z.optional(z.strictObject({ bytes: Base64Url, etag: z.optional(z.string()) })),
  release: z.optional(z.strictObject({ ...MARK, expires: Count, manifest: z.string(), version: z.string() })),
  askedAt: z.optional(z.number()),
  failures: Count,
})
export type SyncRecord = z.infer<typeof SyncRecord>
