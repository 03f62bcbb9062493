/** The vault's catalog: opened from the network's bytes or from the device, verified, and kept for the next visit. */
import type { CatalogBytes } from '../protocol/vault-host.ts'
import { catalogStatus } from './catalog-status.ts'
import type { CatalogFiles, CatalogStore, OpenableCatalog } from '../ports/catalog-store.ts'
import type { CatalogStatus } from '../contracts/host-replies.ts'
import { DocentError } from '../base/docent-error.ts'
import { openCatalog, verifyCatalog } from '../catalog/open-catalog.ts'
import type { PackContentStore } from '../catalog/pack-content-store.ts'
import { webSha256 } from '../adapters/webcrypto/sha256.ts'

export interface OpenedCatalog {
  readonly store: PackContentStore
  /** As it stands now: a catalog from the network is kept on the device some time after it was opened. */
  readonly status: CatalogStatus
  /** Verifying or keeping the bytes, which the first list does not wait for. Gives what went wrong; never rejects. */
  readonly afterwards: Promise<string | undefined>
}

/**
 * [VW6] Bytes from the network are verified against their manifest before anything is made of them, then kept. Bytes of
 * the device were verified when they came: they are opened at once and verified again beside it, but for models, which are
 * verified before; damaged ones are forgotten. Errors: `catalog-missing` where the device holds none that can be read, and those of `openCatalog`.
 */
export async function openVaultCatalog(
  bytes: CatalogBytes | 'stored',
  device: CatalogStore | undefined,
): Promise<OpenedCatalog> {
  return bytes === 'stored' ? openStored(device) : openFetched(bytes, device)
}

async function openStored(device: CatalogStore | undefined): Promise<OpenedCatalog> {
  const stored = await device?.load()
  if (!device || !stored) throw missing()
  const { version, files, vectorsIn } = stored
  const store = await openCatalog(files, { modelSha256: webSha256() }).catch(async (thrown: unknown) => {
    if (isDamage(thrown)) await device.clear(version).catch(() => undefined)
    throw thrown instanceof DocentError && thrown.code === 'storage-failed' ? missing(thrown) : thrown
  })
  return {
    store,
    status: catalogStatus(store, 'device', vectorsIn),
    afterwards: verifyAgain(store, files, version, device),
  }
}

/** Not where bytes could not be read this time, nor where this device is too small for a catalog that is right. */
function isDamage(thrown: unknown): boolean {
  return thrown instanceof DocentError && thrown.code.startsWith('catalog-') && thrown.code !== 'catalog-too-large'
}

function missing(cause?: DocentError): DocentError {
  return new DocentError(
    'catalog-missing',
    `Expected a catalog on this device, found none${cause ? ' that can be read' : ''}. Load it from its folder.`,
    {},
    cause,
  )
}

async function openFetched(bytes: CatalogBytes, device: CatalogStore | undefined): Promise<OpenedCatalog> {
  const files: CatalogFiles = {
    manifest: new Uint8Array(bytes.manifest),
    items: new Uint8Array(bytes.items),
    vectors: new Uint8Array(bytes.vectors),
    models: (bytes.models ?? []).map((model) => ({ path: model.path, bytes: new Uint8Array(model.bytes) })),
  }
  const sha256 = webSha256()
  const store = await openCatalog(files, sha256 ? { sha256 } : {})
  const unverified = sha256
    ? undefined
    : 'The catalog was checked for its form but not against its digests: a page over plain http has no WebCrypto.'
  let status = catalogStatus(store, 'network')
  const keep = async (): Promise<void> => {
    const vectorsIn = await device?.put(store.version, files)
    if (vectorsIn) status = { ...status, vectorsIn }
  }
  return {
    store,
    get status() {
      return status
    },
    afterwards: outcomeOf(keep(), unverified),
  }
}

async function outcomeOf(kept: Promise<void>, unverified: string | undefined): Promise<string | undefined> {
  try {
    await kept
    return unverified
  } catch {
    return 'The catalog could not be kept on this device; the next visit loads it again.'
  }
}

/** Over the memory that is searched: what was read from the device a moment ago, and what every answer is made of. */
async function verifyAgain(
  { image }: PackContentStore,
  { manifest, items }: OpenableCatalog,
  version: string,
  device: CatalogStore,
): Promise<string | undefined> {
  const sha256 = webSha256()
  if (!sha256) return undefined
  try {
    await verifyCatalog({ manifest, items, vectors: image }, sha256)
    return undefined
  } catch {
    await device.clear(version).catch(() => undefined)
    return 'The catalog on this device is damaged and was forgotten; reload the page to load it again.'
  }
}
