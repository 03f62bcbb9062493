/** The vault's catalog: opened from the network's bytes or from the device, verified, and kept for the next visit. */
import type { CatalogBytes } from '../protocol/vault-host.ts'
import type { CatalogFiles, CatalogStore } from '../ports/catalog-store.ts'
import type { CatalogStatus } from '../contracts/host-replies.ts'
import { DocentError } from '../base/docent-error.ts'
import { openCatalog, verifyCatalog } from '../catalog/open-catalog.ts'
import type { PackContentStore } from '../catalog/pack-content-store.ts'
import { webSha256 } from '../adapters/webcrypto/sha256.ts'

export interface OpenedCatalog {
  readonly store: PackContentStore
  readonly status: CatalogStatus
  /** Verifying or keeping the bytes, which the first list does not wait for. Gives what went wrong; never rejects. */
  readonly afterwards: Promise<string | undefined>
}

/**
 * [VW6] Bytes from the network are verified against their manifest before anything is made of them, then kept. Bytes of
 * the device were verified when they came: they are opened at once and verified again beside it; damaged ones are
 * forgotten. Errors: `catalog-missing` where the device holds none, and those of `openCatalog`.
 */
export async function openVaultCatalog(
  bytes: CatalogBytes | 'stored',
  device: CatalogStore | undefined,
): Promise<OpenedCatalog> {
  return bytes === 'stored' ? openStored(device) : openFetched(bytes, device)
}

async function openStored(device: CatalogStore | undefined): Promise<OpenedCatalog> {
  const stored = await device?.load()
  if (!device || !stored) {
    throw new DocentError('catalog-missing', 'Expected a catalog on this device, found none. Load it from its folder.')
  }
  const { files } = stored
  const store = await openCatalog(files).catch(async (thrown: unknown) => {
    await device.clear().catch(() => undefined)
    throw thrown
  })
  return { store, status: statusOf(store, 'device'), afterwards: verifyAgain(files, device) }
}

async function openFetched(bytes: CatalogBytes, device: CatalogStore | undefined): Promise<OpenedCatalog> {
  const files: CatalogFiles = {
    manifest: new Uint8Array(bytes.manifest),
    items: new Uint8Array(bytes.items),
    vectors: new Uint8Array(bytes.vectors),
  }
  const sha256 = webSha256()
  const store = await openCatalog(files, sha256 ? { sha256 } : {})
  const unverified = sha256
    ? undefined
    : 'The catalog was checked for its form but not against its digests: a page over plain http has no WebCrypto.'
  return { store, status: statusOf(store, 'network'), afterwards: keep(files, store.version, device, unverified) }
}

async function keep(
  files: CatalogFiles,
  version: string,
  device: CatalogStore | undefined,
  unverified: string | undefined,
): Promise<string | undefined> {
  try {
    await device?.put(version, files)
    return unverified
  } catch {
    return 'The catalog could not be kept on this device; the next visit loads it again.'
  }
}

async function verifyAgain(files: CatalogFiles, device: CatalogStore): Promise<string | undefined> {
  const sha256 = webSha256()
  if (!sha256) return undefined
  try {
    await verifyCatalog(files, sha256)
    return undefined
  } catch {
    await device.clear().catch(() => undefined)
    return 'The catalog on this device is damaged and was forgotten; reload the page to load it again.'
  }
}

function statusOf({ manifest, size, version, dim }: PackContentStore, from: CatalogStatus['from']): CatalogStatus {
  const { catalogId, title, simulated } = manifest.info
  return { catalogId, title, version, count: size, dim, modelId: manifest.modelId, simulated, from }
}
