import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { CatalogLoader } from '../../../src/client/catalog-loader.ts'
import type { CatalogBytes, VaultHost } from '../../../src/protocol/vault-host.ts'
import { aPackWithModels, someModels } from '../../builders/some-models.ts'
import type { CatalogFiles } from '../../../src/ports/catalog-store.ts'
import { createMemoryCatalogStore } from '../../../src/adapters/memory/memory-catalog-store.ts'
import { openVaultCatalog } from '../../../src/workers/vault-catalog.ts'
import { unwrapReply, wrapReply } from '../../../src/protocol/error-wire.ts'

type AskedVault = Parameters<CatalogLoader['load']>[0]

/** The folder of `files` on a server; what `files` has not is answered with 404. */
async function served(files: CatalogFiles, asked: string[]): Promise<URL> {
  const server = createServer(({ url = '' }, response) => {
    const name = url.slice(1)
    asked.push(name)
    const found = { 'manifest.json': files.manifest, 'items.ndjson': files.items, 'vectors.bin': files.vectors }[name]
    const body = found ?? files.models?.find(({ path }) => path === name)?.bytes
    if (body === undefined) response.writeHead(404)
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a port.')
  return new URL(`http://127.0.0.1:${address.port}/`)
}

it('[CL24] the files are fetched again where the device has a catalog of which a model was missing', async () => {
  const files = await aPackWithModels()
  const [first, second] = someModels()
  const device = createMemoryCatalogStore()
  const openCatalog = async (bytes: CatalogBytes | 'stored' | 'imported') => {
    const opened = await openVaultCatalog(bytes === 'imported' ? 'stored' : bytes, device)
    await opened.afterwards
    return opened.status
  }
  const vault = {
    ask: async (verb: (host: Pick<VaultHost, 'openCatalog'>) => ReturnType<VaultHost['openCatalog']>) =>
      unwrapReply(await verb({ openCatalog: (bytes) => wrapReply(() => openCatalog(bytes)) })),
  } as unknown as AskedVault
  const visit = async (): Promise<{ readonly asked: readonly string[]; readonly from: string | undefined }> => {
    const asked: string[] = []
    const loader = new CatalogLoader(await served({ ...files, models: onServer }, asked), false)
    const storage = { adapter: 'idb', durability: 'durable', corruptRecords: 0 } as const
    await loader.load(vault, {
      protocol: 2,
      storage,
      storedCatalogVersion: await device.version(),
      hasImport: false,
    })
    return { asked, from: loader.loaded?.from }
  }

  let onServer = [second]
  expect((await visit()).asked).toContain(first.path)
  expect((await device.load())?.files.models).toHaveLength(1)
  onServer = [first, second]
  expect((await visit()).asked).toContain(first.path)
  expect((await device.load())?.files.models).toHaveLength(2)
  expect(await visit()).toEqual({ asked: ['manifest.json'], from: 'device' })
})
