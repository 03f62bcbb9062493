/** The vault's own interface, spoken to without a client: handshake, doors, the error wire. */
import { afterEach, describe, expect, it } from 'vitest'
import { textWith } from '../builders/text-with.ts'
import type { Remote } from 'comlink'
import type { Feedback } from '../../src/contracts/interaction-event.ts'
import { proxy, wrap } from 'comlink'
import { type OpenRequest, PROTOCOL_VERSION, type VaultHost } from '../../src/protocol/vault-host.ts'
import { FIRST_EDITION, vaultWorker } from './open-docent.ts'
import { unwrapReply } from '../../src/protocol/error-wire.ts'

const workers: Worker[] = []

function aVault(): Remote<VaultHost> {
  const worker = vaultWorker()
  workers.push(worker)
  return wrap<VaultHost>(worker)
}

afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate()
})

function aRequest(overrides: Partial<OpenRequest> = {}): OpenRequest {
  return {
    protocol: PROTOCOL_VERSION,
    userId: 'visitor',
    privacy: 'kiosk',
    config: {},
    scenarios: {},
    seed: 0,
    locale: 'en',
    database: 'docent-test-host',
    ...overrides,
  }
}

async function filesOf(folder: string): Promise<{ manifest: ArrayBuffer; items: ArrayBuffer; vectors: ArrayBuffer }> {
  const get = async (name: string): Promise<ArrayBuffer> => (await fetch(folder + name)).arrayBuffer()
  return { manifest: await get('manifest.json'), items: await get('items.ndjson'), vectors: await get('vectors.bin') }
}

const wrongRequests: readonly (readonly [string, Record<string, unknown>, string, string])[] = [
  ['a page of another build', { protocol: 99 }, 'protocol-mismatch', 'Reload'],
  ['a page of no build', { protocol: undefined }, 'protocol-mismatch', 'Reload'],
  ['an unknown config key', { config: { halfLiveDays: 7 } }, 'config-unknown-key', 'halfLiveDays'],
  [
    'an unknown key deep in the config',
    { config: { fusionWeights: { semantics: 1 } } },
    'config-unknown-key',
    'semantics',
  ],
  ['a wrong config value', { config: { halfLifeDays: -1 } }, 'config-invalid', 'halfLifeDays'],
  ['an unknown option', { catalogue: '/' }, 'options-invalid', 'catalogue'],
  ['an empty userId', { userId: ' ' }, 'options-invalid', 'userId'],
  ['an unknown privacy', { privacy: 'public' }, 'options-invalid', 'kiosk'],
  ['a scenario that does not fit', { scenarios: { shop: { cuont: 3 } } }, 'options-invalid', 'cuont'],
]

describe('the door of the vault', () => {
  it('[VW1] refuses what does not fit, each with its code and the name of the fault', async () => {
    const host = aVault()
    for (const [what, wrong, code, named] of wrongRequests) {
      const request: OpenRequest = Object.assign(aRequest(), wrong)
      const error = { code, message: textWith(named) }
      expect(await host.open(request), what).toMatchObject({ ok: false, error })
    }
  })

  it('[VW1] answers an open vault with its protocol, storage and stored catalog', async () => {
    expect(await aVault().open(aRequest())).toEqual({
      ok: true,
      value: {
        protocol: PROTOCOL_VERSION,
        storage: { durability: 'memory', adapter: 'memory', because: 'chosen', corruptRecords: 0 },
        storedCatalogVersion: undefined,
        hasImport: false,
      },
    })
  })

  it('[VW1] says what to do first, before it is open and before it has a catalog', async () => {
    const host = aVault()
    expect(await host.recommend({})).toMatchObject({ ok: false, error: { code: 'vault-unavailable' } })
    expect(await host.openCatalog('stored')).toMatchObject({ ok: false, error: { code: 'vault-unavailable' } })
    await host.open(aRequest())
    expect(await host.recommend({})).toMatchObject({ ok: false, error: { code: 'catalog-missing' } })
    expect(await host.openCatalog('stored')).toMatchObject({ ok: false, error: { code: 'catalog-missing' } })
    expect(await host.ping()).toBe(PROTOCOL_VERSION)
  })

  it('[VW6] refuses bytes of which one is wrong, and keeps the catalog that was open', async () => {
    const host = aVault()
    await host.open(aRequest())
    unwrapReply(await host.openCatalog(await filesOf(FIRST_EDITION)))
    for (const file of ['manifest', 'items', 'vectors'] as const) {
      const files = await filesOf(FIRST_EDITION)
      const bytes = new Uint8Array(files[file])
      const at = bytes.length - 20
      bytes[at] = (bytes[at] ?? 0) ^ 1
      const reply = await host.openCatalog(files)
      expect(reply, file).toMatchObject({ ok: false, error: { code: textWith('catalog-') } })
    }
    expect(unwrapReply(await host.health()).catalog?.count).toBe(24)
  })

  it('[VW6] refuses an HTML page in the place of a manifest', async () => {
    const host = aVault()
    await host.open(aRequest())
    const manifest = new TextEncoder().encode('<!doctype html><p>Welcome').buffer
    const reply = await host.openCatalog({ ...(await filesOf(FIRST_EDITION)), manifest })
    expect(reply).toMatchObject({ ok: false, error: { code: 'catalog-not-a-catalog' } })
  })
})

describe('the error wire', () => {
  it('[VW1] carries code, message, details and causes as data', async () => {
    const host = aVault()
    await host.open(aRequest())
    unwrapReply(await host.openCatalog(await filesOf(FIRST_EDITION)))
    const reply = await host.similar('unknown', {})
    expect(reply).toMatchObject({ ok: false, error: { code: 'content-unknown', details: { contentId: 'unknown' } } })
    const thrown = await host
      .recommend({ count: 0 })
      .then(unwrapReply, () => undefined)
      .catch((error: unknown) => error)
    expect(thrown).toMatchObject({ name: 'DocentError', code: 'options-invalid' })
    expect(await host.feedback('sea-1', 'loved' as Feedback, 0)).toMatchObject({
      ok: false,
      error: { code: 'options-invalid', message: textWith('loved') },
    })
    expect(await host.explain('unknown', 'sea-1')).toMatchObject({ ok: false, error: { code: 'recomm-unknown' } })
  })

  it('[VW4] answers verbs in the order in which they came, also after one that failed', async () => {
    const host = aVault()
    const order: string[] = []
    const note = (name: string) => (): number => order.push(name)
    await Promise.all([
      host.open(aRequest()).then(note('open')),
      host.openCatalog(await filesOf(FIRST_EDITION)).then(note('catalog')),
      host.similar('unknown', {}).then(note('failed')),
      host.ingest([]).then(note('ingest')),
      host.recommend({}).then(note('recommend')),
    ])
    expect(order).toEqual(['open', 'catalog', 'failed', 'ingest', 'recommend'])
  })
})

describe('listeners', () => {
  it('[VW8] are told; one that throws is dropped and the others are told on', async () => {
    const host = aVault()
    await host.open(aRequest())
    unwrapReply(await host.openCatalog(await filesOf(FIRST_EDITION)))
    let told = 0
    let threw = 0
    await host.subscribe(proxy(() => void told++))
    await host.subscribe(
      proxy(() => {
        threw++
        throw new Error('not today')
      }),
    )
    for (const tag of ['subject:sea', 'subject:war', 'subject:saints']) await host.prefer({ interests: [tag] })
    await host.ping()
    expect(told).toBe(3)
    expect(threw).toBe(1)
  })
})

describe('the way out of the vault', () => {
  it('[VW5] counts as open where the server sends no policy', async () => {
    const host = aVault()
    await host.open(aRequest())
    expect(unwrapReply(await host.health()).egress).toBe('open')
  })
})
