/** releases.json: which releases a site has had, for the publisher alone. No device reads it, so nobody signs it. */
import { join } from 'node:path'
import * as z from 'zod/mini'
import { parseInput } from '../../contracts/parse-input.ts'
import { MAX_MANIFEST_BYTES, ReleaseManifest } from '../../release/release-manifest.ts'
import { splitEnvelope } from '../../release/envelope.ts'
import { readJson } from '../../release/read-json.ts'
import { MAX_DELTAS } from '../../release/release-lists.ts'
import { CatalogVersion, ReleaseObject } from '../../release/release-object.ts'
import { writeAtomically } from '../write-atomically.ts'
import { readRaw, readSiteFile } from './site-files.ts'

const HISTORY_FILE = 'releases.json'
/** The newest, and those that a delta leads from. */
const KEPT = MAX_DELTAS + 1
const INDENT = 2

/** One release: its position, its version and its manifest. */
export const PastRelease = z.readonly(
  z.strictObject({ epoch: z.int(), seq: z.int(), version: CatalogVersion, manifest: ReleaseObject }),
)
export type PastRelease = z.infer<typeof PastRelease>

const History = z.readonly(z.strictObject({ schema: z.literal(1), releases: z.readonly(z.array(PastRelease)) }))

/** The releases that are written down, the newest first; none where nothing is. DocentError `sync-bad-format`. */
export async function readHistory(folder: string): Promise<readonly PastRelease[]> {
  const bytes = await readSiteFile(folder, HISTORY_FILE)
  if (bytes === undefined) return []
  const what = join(folder, HISTORY_FILE)
  return parseInput(History, readJson(bytes, what), 'sync-bad-format', what).releases
}

/** Writes down `newest` before the releases before it, and forgets those that no delta leads from any more. */
export async function writeHistory(folder: string, releases: readonly PastRelease[]): Promise<void> {
  const text = `${JSON.stringify({ schema: 1, releases: releases.slice(0, KEPT) }, null, INDENT)}\n`
  await writeAtomically(join(folder, HISTORY_FILE), new TextEncoder().encode(text))
}

/**
 * The manifest of a past release. Its signature is not looked at: its keys may have been replaced since, and whatever is
 * made of it ends in bytes that the new release signs. DocentError `sync-wrong-object` where it is not there any more.
 */
export async function readPastManifest(folder: string, { manifest }: PastRelease): Promise<ReleaseManifest> {
  const what = 'the manifest of a past release'
  const { payload } = splitEnvelope(await readRaw(folder, manifest, what), MAX_MANIFEST_BYTES, what)
  return parseInput(ReleaseManifest, readJson(payload, what), 'sync-bad-format', what)
}
