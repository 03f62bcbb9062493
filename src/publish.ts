/** Publishing without a command line: a catalog's releases, edited and signed where this runs, in a page or in Node. */
import { type Edit, editCatalog } from './release/edit-catalog.ts'
import { rootPath } from './release/root.ts'
import { signHead, signRoot } from './release/sign-release.ts'
import type { CatalogFiles } from './ports/catalog-store.ts'
import { decodeManifest, type Sha256 } from './catalog/manifest-file.ts'
import { DocentError } from './base/docent-error.ts'
import { encodeUsbFile } from './release/usb-file.ts'
import { generateWebSigner } from './adapters/webcrypto/signer.ts'
import { type Head, HEAD_PATH } from './release/head.ts'
import { keyId } from './release/key-id.ts'
import { objectPath, type ReleaseObject } from './release/release-object.ts'
import { openObject } from './release/open-object.ts'
import { releaseFiles } from './release/release-files.ts'
import type { ReleaseManifest } from './release/release-manifest.ts'
import type { Signer } from './ports/signatures.ts'
import { webDeflate } from './adapters/webcrypto/deflate.ts'
import { webInflate } from './adapters/webcrypto/inflate.ts'
import { webSha256 } from './adapters/webcrypto/sha256.ts'

export { embeddedText } from './catalog/embedded-text.ts'
export { modelPaths } from './catalog/model-paths.ts'
export { embedTexts, type TextModel } from './client/embedding/embed-texts.ts'
export type { Edit } from './release/edit-catalog.ts'
export type { CatalogFiles } from './ports/catalog-store.ts'
export type { Head } from './release/head.ts'
export type { ReleaseManifest } from './release/release-manifest.ts'
export { DocentError, type ErrorCode } from './base/docent-error.ts'

/** Epoch ms. */
export interface Validity {
  readonly issued: number
  readonly expires: number
}

export interface PublisherOptions {
  /** The files of a built catalog. */
  readonly catalog: CatalogFiles
  /** Above every epoch that devices of this catalog have seen. */
  readonly epoch: number
}

export interface Published {
  /** Bytes by path in the site; `head` is to be written last. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readonly head: Head
  readonly manifest: ReleaseManifest
}

const ALGORITHMS = ['Ed25519', 'P-256'] as const

/** One site: a key pair for each algorithm that the engine has, in all roles, that goes with this object. */
export class Publisher {
  /** The envelope of root 1, as `runSync({ root })` takes it. */
  readonly root: string
  readonly #signers: readonly Signer[]
  readonly #sha256: Sha256
  readonly #epoch: number
  /** Everything that was written so far, by path. */
  readonly #site = new Map<string, Uint8Array<ArrayBuffer>>()
  #catalog: CatalogFiles
  #latest: Published | undefined
  #previous: readonly ReleaseManifest[] = []
  #seq = 0

  private constructor(
    { catalog, epoch }: PublisherOptions,
    root: Uint8Array<ArrayBuffer>,
    signers: readonly Signer[],
    sha256: Sha256,
  ) {
    this.root = new TextDecoder().decode(root)
    this.#catalog = catalog
    this.#epoch = epoch
    this.#signers = signers
    this.#sha256 = sha256
    this.#site.set(rootPath(1), root)
  }

  /** Makes the keys and the root. Errors: `sync-unavailable` without WebCrypto (plain http), those of the manifest. */
  static async open(options: PublisherOptions): Promise<Publisher> {
    const sha256 = webSha256()
    const signers = (await Promise.all(ALGORITHMS.map(generateWebSigner))).filter((signer) => signer !== undefined)
    if (!sha256 || signers.length === 0) throw unavailable()
    const ids = await Promise.all(signers.map(({ key }) => keyId(key, sha256)))
    const role = { keys: ids, threshold: 1 }
    const root = {
      schema: 1 as const,
      catalog: decodeManifest(options.catalog.manifest).info.catalogId,
      n: 1,
      floor: { epoch: options.epoch, seq: 1 },
      keys: Object.fromEntries(signers.map(({ key }, at) => [ids[at] ?? '', key])),
      roles: { root: role, release: role, head: role },
    }
    return new Publisher(options, await signRoot(root, signers, sha256), signers, sha256)
  }

  get epoch(): number {
    return this.#epoch
  }

  /** Error: `options-invalid` before the first release. */
  get latest(): Published {
    if (this.#latest) return this.#latest
    const message = 'Expected a release, found none yet. Call release([]) first.'
    throw new DocentError('options-invalid', message, {})
  }

  /** As it was released last. */
  get catalog(): CatalogFiles {
    return this.#catalog
  }

  /** Every file of the site so far. */
  get site(): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
    return this.#site
  }

  /** The catalog with `edits` as the next release. Errors of `editCatalog` and `releaseFiles`; then nothing changed. */
  async release(edits: readonly Edit[], { issued, expires }: Validity): Promise<Published> {
    const catalog = edits.length === 0 ? this.#catalog : await editCatalog(this.#catalog, edits, this.#sha256)
    const published = await releaseFiles(
      {
        catalog,
        position: { epoch: this.#epoch, seq: this.#seq + 1 },
        root: 1,
        issued,
        expires,
        previous: this.#previous,
        readObject: (object) => this.#read(object),
        releaseSigners: this.#signers,
        headSigners: this.#signers,
      },
      { sha256: this.#sha256, deflate: webDeflate },
    )
    for (const [path, bytes] of published.files) this.#site.set(path, bytes)
    this.#catalog = catalog
    this.#latest = published
    this.#previous = [published.manifest, ...this.#previous]
    this.#seq += 1
    return published
  }

  /** A head of the latest release with another validity, not written anywhere. Error: `options-invalid` before the first. */
  async headOf({ issued, expires }: Validity): Promise<Uint8Array<ArrayBuffer>> {
    return signHead({ ...this.latest.head, issued, expires }, this.#signers, this.#sha256)
  }

  /** The latest release as one file for devices without a network. Error: `options-invalid` before the first. */
  pack(): Uint8Array<ArrayBuffer> {
    const { head, manifest } = this.latest
    const objects = [head.manifest, manifest.info, manifest.items, manifest.vectors, ...(manifest.models ?? [])]
    const paths = [HEAD_PATH, rootPath(1), ...objects.map(({ sha256 }) => objectPath(sha256))]
    return encodeUsbFile(new Map(paths.map((path) => [path, this.#site.get(path) ?? new Uint8Array()])))
  }

  async #read(object: ReleaseObject): Promise<Uint8Array> {
    const stored = this.#site.get(objectPath(object.sha256)) ?? new Uint8Array()
    return openObject(stored, object, 'a release before', { sha256: this.#sha256, inflate: webInflate })
  }
}

function unavailable(): DocentError {
  const message = 'Expected WebCrypto with Ed25519 or P-256, found none. Serve the page over https or from localhost.'
  return new DocentError('sync-unavailable', message, {})
}
