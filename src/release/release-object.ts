/** The immutable objects of a release: named by what they are, so that a name can never lie. */
import * as z from 'zod/mini'
import { mayInflateTo } from '../ports/codec.ts'

export const Sha256Hex = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex'))
export const Bytes = z.int().check(z.gte(0))
export const CatalogVersion = z.string().check(z.regex(/^[0-9a-f]{16}$/, 'a version of 16 hex digits'))
/** Longest catalog id in a release: a head has room for 1 KiB in all. */
const MAX_CATALOG_ID_CHARS = 100
export const CatalogId = z
  .string()
  .check(z.maxLength(MAX_CATALOG_ID_CHARS), z.regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'))

/** The position of a release in time: epochs first, numbers within an epoch. */
export const Position = z.readonly(z.strictObject({ epoch: Bytes, seq: Bytes }))
export type Position = z.infer<typeof Position>

/** `sha256` and `bytes` of what is stored; `rawBytes` of what it inflates to (SPEC SY12 bounds it). */
export const OBJECT_FIELDS = { sha256: Sha256Hex, bytes: Bytes, rawBytes: Bytes }

/** Refuses an object that would inflate to more than any object may. */
export const inflatesHonestly = z.refine<{ readonly bytes: number; readonly rawBytes: number }>(
  (object) => mayInflateTo(object.bytes, object.rawBytes),
  { message: 'at most 200 times the bytes', path: ['rawBytes'] },
)

export const ReleaseObject = z.readonly(z.strictObject(OBJECT_FIELDS).check(inflatesHonestly))
export type ReleaseObject = z.infer<typeof ReleaseObject>

/** Where an object lies in a site. */
export function objectPath(sha256: string): string {
  return `o/${sha256}`
}
