/** The manifest that a verified head names, verified in its turn (SPEC SY6). */
import { DocentError } from '../base/docent-error.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { imageLayout } from '../vector/image-layout.ts'
import { badFormat } from './bad-format.ts'
import { checkSignatures, signatoriesOf, type VerifyTools } from './check-signatures.ts'
import { splitEnvelope } from './envelope.ts'
import type { Head } from './head.ts'
import { type ObjectTools, openObject, wrongObject } from './open-object.ts'
import { readJson } from './read-json.ts'
import { MAX_MANIFEST_BYTES, ReleaseManifest } from './release-manifest.ts'
import type { Root } from './root.ts'

const WHAT = 'the release manifest'

/**
 * Verifies a manifest as it is stored, `head` being verified by `root`. DocentError, first fault first:
 * `sync-wrong-object` (length, digest), `sync-too-large`, `sync-not-a-release`, `sync-bad-format`, `sync-bad-signature`,
 * `sync-bad-format`, `sync-wrong-catalog`, `sync-wrong-object` where it is another release's than the head's.
 */
export async function verifyManifest(
  stored: Uint8Array<ArrayBuffer>,
  head: Head,
  root: Root,
  tools: VerifyTools & ObjectTools,
): Promise<ReleaseManifest> {
  const bytes = await openObject(stored, head.manifest, WHAT, tools) // [SY6] 1 length: the head bounds it to 64 KiB
  const envelope = splitEnvelope(bytes, MAX_MANIFEST_BYTES, WHAT) // [SY6] 2 split
  await checkSignatures(envelope, 'release', signatoriesOf(root, 'release'), [], tools.signatures, WHAT) // [SY6] 3
  const json = readJson(envelope.payload, WHAT) // [SY6] 4 parse
  const manifest = parseInput(ReleaseManifest, json, 'sync-bad-format', WHAT) // [SY6] 5 schema
  if (manifest.catalog !== head.catalog) throw wrongCatalog(head.catalog, manifest.catalog) // [SY6] 6 catalog
  // [SY6] 7 neither older nor newer: a head and a manifest of different releases are a mix
  if (manifest.epoch !== head.epoch || manifest.seq !== head.seq) {
    throw wrongObject(WHAT, `release ${head.epoch}.${head.seq}`, `${manifest.epoch}.${manifest.seq}`)
  }
  const vectorBytes = imageLayout(manifest.count, manifest.dim).bytes
  if (manifest.vectors.rawBytes !== vectorBytes) {
    throw badFormat(WHAT, `vectors of ${vectorBytes} bytes`, `${manifest.vectors.rawBytes}`)
  }
  return manifest
}

function wrongCatalog(expected: string, found: string): DocentError {
  return new DocentError(
    'sync-wrong-catalog',
    `Expected a manifest of the catalog ${expected}, found one of ${found}. Check the address that the catalog is taken from.`,
    { expected, found },
  )
}
