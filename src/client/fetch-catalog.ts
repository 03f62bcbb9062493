/** Fetches a catalog folder. The page looks at two fields of the manifest; the vault checks everything. */
import { asFolder } from '../base/as-folder.ts'
import type { CatalogBytes } from '../protocol/vault-host.ts'
import { DocentError } from '../base/docent-error.ts'
import { SECOND_MS } from '../base/time.ts'

const MANIFEST_FILE = 'manifest.json'
/** The manifest is small: a network that takes longer for it counts as none, where the device holds a catalog. */
const MANIFEST_DEADLINE_MS = 10 * SECOND_MS
/** The files may be large and the network of a museum slow. */
const FILES_DEADLINE_MS = 300 * SECOND_MS
/** A name in the folder, so that no manifest sends the page elsewhere. */
const MODEL_NAME = /^[\w.-]+\.model$/
const LESS_THAN = 0x3c // what HTML begins with, and no file of a catalog

export interface FetchedManifest {
  readonly version: string
  readonly bytes: ArrayBuffer
  /** Names in the folder. */
  readonly itemsPath: string
  readonly vectorsPath: string
  /** Of model files, unchecked: the vault refuses what is not plain. */
  readonly modelPaths: readonly string[]
}

/** Errors: `catalog-missing` (no network, 404), `catalog-not-a-catalog` (HTML, no JSON, no manifest). */
export async function fetchManifest(folder: URL): Promise<FetchedManifest> {
  const url = new URL(MANIFEST_FILE, folder)
  const bytes = await fetchFile(url, MANIFEST_DEADLINE_MS)
  const manifest = parseJson(bytes)
  const version = at(manifest, 'version')
  const itemsPath = at(manifest, 'files', 'items', 'path')
  const vectorsPath = at(manifest, 'files', 'vectors', 'path')
  if (typeof version !== 'string' || typeof itemsPath !== 'string' || typeof vectorsPath !== 'string') {
    throw notACatalog(url, manifest === undefined ? 'no JSON' : 'JSON without version and files')
  }
  const models = at(manifest, 'files', 'models')
  const paths = Array.isArray(models) ? models.map((model: unknown) => String(at(model, 'path'))) : []
  return { version, bytes, itemsPath, vectorsPath, modelPaths: paths.filter((path) => MODEL_NAME.test(path)) }
}

/** The files; [CL24] a model file that cannot be had is left out. Errors of the others as above. */
export async function fetchFiles(
  folder: URL,
  { bytes, itemsPath, vectorsPath, modelPaths }: FetchedManifest,
): Promise<CatalogBytes> {
  const file = (path: string): Promise<ArrayBuffer> => fetchFile(new URL(path, folder), FILES_DEADLINE_MS)
  const model = async (path: string) => ({ path, bytes: await file(path) })
  const [items, vectors, models] = await Promise.all([
    file(itemsPath),
    file(vectorsPath),
    Promise.all(modelPaths.map((path) => model(path).catch(() => []))),
  ])
  return { manifest: bytes, items, vectors, models: models.flat() }
}

/** The folder's address with a slash at its end; relative ones are taken from the page's. Error: `options-invalid`. */
export function folderUrl(catalog: string | URL, base: string): URL {
  try {
    return asFolder(new URL(catalog, base))
  } catch (thrown) {
    const message = `Expected the address of a catalog folder in createDocent({ catalog }), found "${String(catalog)}".`
    throw new DocentError('options-invalid', message, {}, thrown)
  }
}

async function fetchFile(url: URL, deadlineMs: number): Promise<ArrayBuffer> {
  try {
    // `no-cache` asks the server whether a cached copy is still right: files of two versions must not mix.
    const response = await fetch(url, { cache: 'no-cache', signal: AbortSignal.timeout(deadlineMs) })
    if (!response.ok) throw missing(url, `the answer ${response.status}`)
    const bytes = await response.arrayBuffer()
    if (isHtml(response, bytes)) throw notACatalog(url, 'an HTML page')
    return bytes
  } catch (thrown) {
    if (thrown instanceof DocentError) throw thrown
    throw missing(url, 'no answer', thrown)
  }
}

function isHtml(response: Response, bytes: ArrayBuffer): boolean {
  const [first] = new Uint8Array(bytes, 0, Math.min(1, bytes.byteLength))
  return first === LESS_THAN || response.headers.get('content-type')?.startsWith('text/html') === true
}

function missing(url: URL, found: string, cause?: unknown): DocentError {
  const message = `Expected the catalog file ${url.href}, found ${found}. Check the address, or build the catalog with "docent build".`
  return new DocentError('catalog-missing', message, { url: url.href }, cause)
}

function notACatalog(url: URL, found: string): DocentError {
  const message = `Expected a catalog file at ${url.href}, found ${found}. Servers of single-page apps answer so for files that are not there: check the address.`
  return new DocentError('catalog-not-a-catalog', message, { url: url.href })
}

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isObject(found) ? found[key] : undefined), value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
