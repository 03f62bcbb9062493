/** A site on the tests' server, published by this page, and what sync asked of it. */
import { aContent, someTags } from '../builders/a-content.ts'
import { vectorFromId } from '../builders/a-catalog.ts'
import type { Behaviour } from './site-server.ts'
import { buildPack } from '../../src/catalog/build-pack.ts'
import type { CatalogFiles } from '../../src/ports/catalog-store.ts'
import { CatalogInfo } from '../../src/contracts/catalog-manifest.ts'
import { encodeUsbFile } from '../../src/release/usb-file.ts'
import { generateWebSigner } from '../../src/adapters/webcrypto/signer.ts'
import { keyId } from '../../src/release/key-id.ts'
import { type ObjectTools, openObject } from '../../src/release/open-object.ts'
import { objectPath } from '../../src/release/release-object.ts'
import type { PublicKey, Signer } from '../../src/ports/signatures.ts'
import { type Release, releaseFiles } from '../../src/release/release-files.ts'
import { signRoot } from '../../src/release/sign-release.ts'
import { webDeflate } from '../../src/adapters/webcrypto/deflate.ts'
import { webInflate } from '../../src/adapters/webcrypto/inflate.ts'
import { webSha256 } from '../../src/adapters/webcrypto/sha256.ts'

const YEAR_MS = 365 * 86_400_000
const DIM = 16
const RECORDS = 24

export interface Asked {
  readonly path: string
  readonly range?: string
  readonly ifRange?: string
  readonly ifNoneMatch?: string
  readonly cookie?: string
  readonly referer?: string
  readonly bytes: number
}

export function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = webSha256()
  if (!digest) throw new Error('Expected a secure context.')
  return digest(bytes)
}

const tools: ObjectTools = { sha256, inflate: webInflate }

export class TestSite {
  /** Ends in a slash. */
  readonly url: URL
  /** The text of root 1. */
  readonly anchor: string
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #signer: Signer
  readonly #releases: Release[] = []
  #catalog: CatalogFiles | undefined

  private constructor(url: URL, anchor: string, signer: Signer) {
    this.url = url
    this.anchor = anchor
    this.#signer = signer
  }

  static async open(): Promise<TestSite> {
    const url = new URL(`/test-site/${crypto.randomUUID()}/`, location.href)
    const signer = await generateWebSigner('P-256')
    if (!signer) throw new Error('Expected an engine that signs.')
    const id = await keyId(signer.key, sha256)
    const keys: Record<string, PublicKey> = { [id]: signer.key }
    const role = { keys: [id], threshold: 1 }
    const roles = { root: role, release: role, head: role }
    const floor = { epoch: 1, seq: 0 }
    const root = await signRoot({ schema: 1, catalog: 'a-pack', n: 1, floor, keys, roles }, [signer], sha256)
    return new TestSite(url, new TextDecoder().decode(root), signer)
  }

  get last(): Release {
    const release = this.#releases.at(-1)
    if (!release) throw new Error('Expected a release.')
    return release
  }

  /** Publishes edition `n`; `records` more than the usual 24 make it larger. */
  async release(n: number, { records = RECORDS, issued = Date.now() } = {}): Promise<Release> {
    const contents = Array.from({ length: records }, (_, at) =>
      aContent({
        id: `w${String(at).padStart(5, '0')}`,
        title: at === 3 ? `The work of edition ${n}` : `Work ${at}`,
        text: Array.from({ length: 12 }, (__, word) => Math.sin(at * 12 + word).toString(36)).join(' '),
        tags: someTags(at % 2 === 0 ? 'subject:sea' : 'subject:war'),
      }),
    )
    const vectors = new Map(contents.map(({ id }) => [id, vectorFromId(id, DIM)]))
    const info = CatalogInfo.parse({ catalogId: 'a-pack', title: 'A pack' })
    const { files: catalog } = await buildPack({ info, contents, vectors, dim: DIM, modelId: 'none' }, sha256)
    const made = await releaseFiles(
      {
        catalog,
        position: { epoch: 1, seq: this.#releases.length + 1 },
        root: 1,
        issued,
        expires: issued + YEAR_MS,
        previous: this.#releases.map(({ manifest }) => manifest).toReversed(),
        readObject: (object) => openObject(this.#object(object.sha256), object, 'an object', tools),
        releaseSigners: [this.#signer],
        headSigners: [this.#signer],
      },
      { sha256, deflate: webDeflate },
    )
    this.#releases.push(made)
    this.#catalog = catalog
    for (const [path, bytes] of made.files) {
      this.files.set(path, bytes)
      await this.put(path, bytes)
    }
    return made
  }

  /** The newest edition as a folder, as it comes with an app: unsigned. */
  async putFolder(): Promise<void> {
    if (!this.#catalog) throw new Error('Expected a release.')
    await this.put('manifest.json', this.#catalog.manifest)
    await this.put('items.ndjson', this.#catalog.items)
    await this.put('vectors.bin', this.#catalog.vectors)
  }

  /** As `docent pack` would make it of the newest release. */
  usbFile(): File {
    const { head, manifest } = this.last
    const objects = [head.manifest, manifest.info, manifest.items, manifest.vectors]
    const paths = ['head', ...objects.map((object) => objectPath(object.sha256))]
    const bytes = encodeUsbFile(new Map(paths.map((path) => [path, this.file(path)])))
    return new File([bytes], 'catalog.docent')
  }

  async put(path: string, bytes: Uint8Array<ArrayBuffer>, behaviour: Behaviour = {}): Promise<void> {
    const headers = { 'x-behaviour': JSON.stringify(behaviour) }
    const response = await fetch(new URL(path, this.url), { method: 'PUT', body: bytes, headers })
    if (!response.ok) throw new Error(`PUT answered ${response.status}.`)
  }

  /** Serves a file of the site as it is, but badly. */
  async misserve(path: string, behaviour: Behaviour): Promise<void> {
    await this.put(path, this.file(path), behaviour)
  }

  file(path: string): Uint8Array<ArrayBuffer> {
    const bytes = this.files.get(path)
    if (!bytes) throw new Error(`Expected ${path} in the site.`)
    return bytes
  }

  /** What was asked of this site since the last time; paths from its folder on. */
  async asked(): Promise<readonly Asked[]> {
    const log: unknown = await (await fetch('/test-site/log')).json()
    return (Array.isArray(log) ? Array.from<Asked>(log) : [])
      .filter(({ path }) => path.startsWith(this.url.pathname))
      .map((each) => ({ ...each, path: each.path.slice(this.url.pathname.length) }))
  }

  #object(digest: string): Uint8Array<ArrayBuffer> {
    return this.file(objectPath(digest))
  }
}
