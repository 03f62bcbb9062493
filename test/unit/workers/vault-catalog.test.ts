import { describe, expect, it } from 'vitest'
import { aPack, someInfo, somePackContents } from '../../builders/a-pack.ts'
import { aPackWithModels, someModels } from '../../builders/some-models.ts'
import type { CatalogBytes } from '../../../src/protocol/vault-host.ts'
import type { CatalogFiles, CatalogStore } from '../../../src/ports/catalog-store.ts'
import { createMemoryCatalogStore } from '../../../src/adapters/memory/memory-catalog-store.ts'
import { DocentError } from '../../../src/base/docent-error.ts'
import { encodeManifest } from '../../../src/catalog/manifest-file.ts'
import { openVaultCatalog } from '../../../src/workers/vault-catalog.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { textWith } from '../../builders/text-with.ts'

/** A device that holds a pack. */
async function aDevice(change: (files: CatalogFiles) => CatalogFiles = (files) => files): Promise<CatalogStore> {
  const { files, manifest } = await aPack()
  const device = createMemoryCatalogStore()
  await device.put(manifest.version, change(files))
  return device
}

async function fetched(): Promise<Record<'manifest' | 'items' | 'vectors', ArrayBuffer>> {
  const { files } = await aPack()
  const copy = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
  return { manifest: copy(files.manifest), items: copy(files.items), vectors: copy(files.vectors) }
}

/** "N. N." becomes "M. N.": still a right record, of other bytes. */
function withOtherLetter({ items, ...others }: CatalogFiles): CatalogFiles {
  return { ...others, items: new TextEncoder().encode(new TextDecoder().decode(items).replace('N. N.', 'M. N.')) }
}

describe('a catalog of this device', () => {
  it('[VW6] is opened, said to be the device’s, and found whole', async () => {
    const device = await aDevice()
    const { store, status, afterwards } = await openVaultCatalog('stored', device)
    expect(status).toMatchObject({ from: 'device', vectorsIn: 'memory', count: 3, title: 'A pack' })
    expect(store.size).toBe(3)
    expect(await afterwards).toBeUndefined()
    expect(await device.version()).toBe(status.version)
  })

  it('[VW6] that is not there is missing', async () => {
    for (const device of [undefined, createMemoryCatalogStore()]) {
      expect((await refusalOf(() => openVaultCatalog('stored', device))).code).toBe('catalog-missing')
    }
  })

  it('[VW6] that is damaged is served, reported and forgotten', async () => {
    const device = await aDevice(withOtherLetter)
    const { store, afterwards } = await openVaultCatalog('stored', device)
    expect(store.size).toBe(3)
    expect(await afterwards).toEqual(textWith('damaged'))
    expect(await device.version()).toBeUndefined()
  })

  it('[VW6] [ST12] that is damaged leaves a newer one alone, which was put meanwhile', async () => {
    const device = await aDevice(withOtherLetter)
    const newer = await aPack(somePackContents().slice(1), { ...someInfo, title: 'Newer' })
    const { afterwards } = await openVaultCatalog('stored', device)
    await device.put(newer.manifest.version, newer.files)
    expect(await afterwards).toEqual(textWith('damaged'))
    expect(await device.version()).toBe(newer.manifest.version)
  })

  it('[VW6] that cannot even be opened is refused and forgotten', async () => {
    const device = await aDevice(({ items, ...others }) => ({ ...others, items: items.slice(1) }))
    expect((await refusalOf(() => openVaultCatalog('stored', device))).code).toBe('catalog-corrupt')
    expect(await device.version()).toBeUndefined()
  })

  it('[VW6] that could not be read this time is missing, and not forgotten', async () => {
    const device = await aDevice()
    const failing: CatalogStore = {
      ...device,
      async load() {
        const stored = await device.load()
        if (!stored) return undefined
        const readInto = async (): Promise<void> => Promise.reject(new DocentError('storage-failed', 'No such file.'))
        return { ...stored, files: { ...stored.files, vectors: { length: stored.files.vectors.length, readInto } } }
      },
    }
    const refusal = await refusalOf(() => openVaultCatalog('stored', failing))
    expect([refusal.code, refusal.cause]).toEqual([
      'catalog-missing',
      expect.objectContaining({ code: 'storage-failed' }),
    ])
    expect(await device.version()).toBeDefined()
  })

  it('[VW6] that is too large for this device is refused, and not forgotten', async () => {
    const { files, manifest } = await aPack()
    const count = 640_000_000
    const bytes = 64 + count * (2 * manifest.dim + 4)
    const claims = { ...manifest, count, files: { ...manifest.files, vectors: { ...manifest.files.vectors, bytes } } }
    const device = createMemoryCatalogStore()
    await device.put('huge', files)
    const huge: CatalogStore = {
      ...device,
      load: async () => ({
        version: 'huge',
        files: {
          ...files,
          manifest: encodeManifest(claims),
          vectors: { length: bytes, readInto: async () => undefined },
        },
        vectorsIn: 'opfs',
      }),
    }
    expect((await refusalOf(() => openVaultCatalog('stored', huge))).code).toBe('catalog-too-large')
    expect(await device.version()).toBe('huge')
  })
})

describe('the models of a catalog', () => {
  const asFetched = ({ manifest, items, vectors, models = [] }: CatalogFiles): CatalogBytes => ({
    manifest: manifest.slice().buffer,
    items: items.slice().buffer,
    vectors: vectors.slice().buffer,
    models: models.map(({ path, bytes }) => ({ path, bytes: bytes.slice().buffer })),
  })

  it('[CT16] come from the network, are kept with it, and are verified whenever they come from the device', async () => {
    const files = await aPackWithModels()
    const [first, second] = someModels()
    const device = createMemoryCatalogStore()
    const opened = await openVaultCatalog(asFetched(files), device)
    await opened.afterwards
    expect([opened.store.models, opened.status.refusedModels]).toEqual([[first, second], undefined])
    expect((await openVaultCatalog('stored', device)).store.models).toEqual([first, second])

    const damaged = { path: first.path, bytes: first.bytes.with(9, 1 ^ (first.bytes[9] ?? 0)) }
    await device.put(opened.store.version, { ...files, models: [damaged, second] })
    const again = await openVaultCatalog('stored', device)
    expect(again.store.models[1]).toEqual(second)
    expect(again.status.refusedModels).toEqual([{ path: first.path, refused: textWith('SHA-256') }])
    expect([await again.afterwards, await device.version()]).toEqual([undefined, opened.store.version])
  })

  it('[CT16] may be missing: the status names them, and the catalog is kept all the same', async () => {
    const { models: _models, ...without } = await aPackWithModels()
    const device = createMemoryCatalogStore()
    const { store, status, afterwards } = await openVaultCatalog(asFetched(without), device)
    expect(store.size).toBe(3)
    expect(status.refusedModels?.map(({ refused }) => refused)).toEqual(['it is missing', 'it is missing'])
    expect(await afterwards).toBeUndefined()
    expect(await device.version()).toBe(store.version)
  })

  it('[CT16] were none in catalogs that devices keep from before there were any', async () => {
    const { store, status } = await openVaultCatalog('stored', await aDevice())
    expect([store.models, status.refusedModels]).toEqual([[], undefined])
  })
})

describe('a catalog from the network', () => {
  it('[VW6] is kept after it was opened, and its status then says where', async () => {
    const device = createMemoryCatalogStore()
    const opened = await openVaultCatalog(await fetched(), device)
    expect(opened.status.from).toBe('network')
    expect(await opened.afterwards).toBeUndefined()
    expect(opened.status).toMatchObject({ from: 'network', vectorsIn: 'memory' })
    expect(await device.version()).toBe(opened.status.version)
  })

  it('[VW6] that is damaged is refused before anything is made of it, and not kept', async () => {
    const device = createMemoryCatalogStore()
    const bytes = await fetched()
    const flipped = new Uint8Array(bytes.items)
    flipped[5] = (flipped[5] ?? 0) ^ 1
    expect((await refusalOf(() => openVaultCatalog(bytes, device))).code).toBe('catalog-corrupt')
    expect(await device.version()).toBeUndefined()
  })

  it('[VW6] that the device does not take is served, and the page is told', async () => {
    const full: CatalogStore = {
      ...createMemoryCatalogStore(),
      put: async () => Promise.reject(new DocentError('storage-failed', 'The disk is full.')),
    }
    const opened = await openVaultCatalog(await fetched(), full)
    expect(opened.store.size).toBe(3)
    expect(await opened.afterwards).toEqual(textWith('could not be kept'))
    expect(opened.status).not.toHaveProperty('vectorsIn')
  })

  it('[VW6] has nowhere to be kept in a kiosk', async () => {
    const opened = await openVaultCatalog(await fetched(), undefined)
    expect(await opened.afterwards).toBeUndefined()
    expect(opened.status).not.toHaveProperty('vectorsIn')
  })
})
