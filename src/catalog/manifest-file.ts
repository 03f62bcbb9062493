/** manifest.json: written so that equal catalogs give equal bytes, and read with care (SPEC CT1). */
import { DocentError } from '../base/docent-error.ts'
import { CatalogManifest } from '../contracts/catalog-manifest.ts'
import { parseInput } from '../contracts/parse-input.ts'

/** SHA-256 of some bytes in lower-case hex. Handed in, because its source differs between browser and Node. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>

/** A manifest without what follows from the rest of it. */
export type ManifestParts = Omit<CatalogManifest, 'schemaVersion' | 'version'>

const VERSION_DIGITS = 16
const INDENT = 2
/** Characters of a file that is no catalog, quoted in the message. */
const QUOTED_CHARACTERS = 40

/** The manifest of `parts`, with its version. DocentError `catalog-bad-manifest` when a part does not fit the schema. */
export async function buildManifest(parts: ManifestParts, sha256: Sha256): Promise<CatalogManifest> {
  const draft = { schemaVersion: 1, version: '0'.repeat(VERSION_DIGITS), ...parts }
  const manifest = parseInput(CatalogManifest, draft, 'catalog-bad-manifest', 'the manifest')
  return { ...manifest, version: await catalogVersion(manifest, sha256) }
}

/**
 * The version that `manifest` should carry: the first 16 hex digits of SHA-256 over the JSON of info, count, dim,
 * modelId, normalisers and files, in the schema's key order (so of a parsed manifest). Holds no time and no path.
 */
export async function catalogVersion(manifest: ManifestParts, sha256: Sha256): Promise<string> {
  const { info, count, dim, modelId, normalisers, files } = manifest
  const bytes = new TextEncoder().encode(JSON.stringify({ info, count, dim, modelId, normalisers, files }))
  return (await sha256(bytes)).slice(0, VERSION_DIGITS)
}

/** The one way to write a manifest: `openCatalog` refuses any other bytes when it can take digests. */
export function encodeManifest(manifest: CatalogManifest): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, INDENT)}\n`)
}

/**
 * Reads a manifest.json. DocentError `catalog-not-a-catalog` when the bytes are no JSON object (a server that answers
 * every path with a page is the usual reason, and the message says what it looks like), `catalog-bad-manifest` with
 * every fault when it does not fit the schema.
 */
export function decodeManifest(bytes: Uint8Array<ArrayBuffer>): CatalogManifest {
  const text = new TextDecoder().decode(bytes)
  const found = whatItLooksLike(text)
  if (found !== undefined) {
    throw new DocentError(
      'catalog-not-a-catalog',
      `Expected manifest.json of a catalog, found ${found}. Check that the catalog folder (manifest.json, items.ndjson, vectors.bin) is served at this address.`,
      { found },
    )
  }
  return parseInput(CatalogManifest, JSON.parse(text), 'catalog-bad-manifest', 'manifest.json')
}

function whatItLooksLike(text: string): string | undefined {
  const start = text.trimStart()
  if (start === '') return 'an empty file'
  if (start.startsWith('<')) return /^<(!doctype html|html)/i.test(start) ? 'an HTML page' : 'a page of markup'
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined
    return `JSON that is no object: ${start.slice(0, QUOTED_CHARACTERS)}`
  } catch {
    return `text that is no JSON: ${JSON.stringify(start.slice(0, QUOTED_CHARACTERS))}`
  }
}
