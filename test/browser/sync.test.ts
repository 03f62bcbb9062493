/** The sync worker in a real browser, against a real server: what it asks for, what it takes, what it refuses. */
import { aDatabase, clearUpAfterEach, openDocent } from './open-docent.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { allRecords, changeRecords, deleteRaw } from '../contract/raw-idb.ts'
import { catalogsDatabase } from '../../src/adapters/idb/catalogs-schema.ts'
import { objectPath } from '../../src/release/release-object.ts'
import { SYNC_PROTOCOL_VERSION, type SyncEvent, type SyncHost } from '../../src/protocol/sync-host.ts'
import { proxy, type Remote, wrap } from 'comlink'
import { TestSite } from './a-test-site.ts'
import { unwrapReply } from '../../src/protocol/error-wire.ts'
import type { SyncReport, SyncStatus } from '../../src/contracts/sync-report.ts'

clearUpAfterEach()

const workers: Worker[] = []
afterEach(() => workers.splice(0).forEach((worker) => worker.terminate()))

/** Fails every call of a page that a healthy worker would answer. */
async function openSync(site: TestSite, database = aDatabase(), anchor = site.anchor): Promise<OpenSync> {
  const worker = new Worker(new URL('./workers/sync.worker.ts', import.meta.url), { type: 'module' })
  workers.push(worker)
  worker.postMessage(anchor, [])
  const host = wrap<SyncHost>(worker)
  const request = { protocol: SYNC_PROTOCOL_VERSION, catalog: site.url.href, database }
  const status = unwrapReply(await host.open(request))
  return {
    worker,
    host,
    database,
    status,
    sync: async () => unwrapReply(await host.sync()),
    now: async () => unwrapReply(await host.status()),
  }
}

interface OpenSync {
  readonly worker: Worker
  readonly host: Remote<SyncHost>
  readonly database: string
  readonly status: SyncStatus
  sync(): Promise<SyncReport>
  now(): Promise<SyncStatus>
}

async function aSite(...editions: readonly number[]): Promise<TestSite> {
  const site = await TestSite.open()
  for (const n of editions) await site.release(n)
  return site
}

/** Titles of the catalog that a page over this database would show. */
async function titlesOf(site: TestSite, database: string): Promise<readonly string[]> {
  const docent = await openDocent({ database, catalog: site.url })
  const titles = (await docent.catalog.contents()).map(({ title }) => title)
  await docent.close()
  return titles
}

describe('a device without a catalog', () => {
  it('[SY40] takes the whole release, then the difference, then asks once for nothing', async () => {
    const site = await aSite(1)
    const device = await openSync(site)
    expect(device.status).toMatchObject({ state: 'idle', catalogId: 'a-pack', freshness: 'unsigned' })
    expect(await device.sync()).toMatchObject({ outcome: 'updated', path: 'full', requests: 5 })
    expect(await device.now()).toMatchObject({ freshness: 'fresh', release: { epoch: 1, seq: 1 } })

    await site.release(2)
    await site.asked()
    const report = await device.sync()
    expect(report).toMatchObject({
      outcome: 'updated',
      path: 'delta',
      requests: 3,
      changed: { added: 0, edited: 1, removed: 0 },
    })
    expect(report.bytes).toBeLessThanOrEqual(3072)
    const { head } = site.last
    const asked = await site.asked()
    expect(asked.map(({ path }) => path)).toEqual([
      'head',
      objectPath(head.manifest.sha256),
      objectPath(head.delta?.sha256 ?? ''),
    ])

    expect(await device.sync()).toMatchObject({ outcome: 'unchanged', path: 'none', requests: 1, bytes: 0 })
    const [again] = await site.asked()
    expect(again).toMatchObject({ path: 'head', bytes: 0 })
  })

  it('[SY41] sends no cookie, no query and no referrer', async () => {
    document.cookie = 'visitor=42; path=/'
    const site = await aSite(1)
    await (await openSync(site)).sync()
    const asked = await site.asked()
    expect(asked.length).toBeGreaterThan(0)
    expect(
      asked.filter(({ cookie, referer, path }) => cookie !== undefined || referer !== undefined || path.includes('?')),
    ).toEqual([])
    document.cookie = 'visitor=; path=/; max-age=0'
  })
})

describe('what a server does', () => {
  it.each([
    ['no head', 'head', { status: 410 }, 'refused', 'sync-not-a-release'],
    ['a page for a head', 'head', { headers: { 'Content-Type': 'text/html' } }, 'refused', 'sync-not-a-release'],
    ['a head without end', 'head', { endless: true }, 'refused', 'sync-too-large'],
    ['an error', 'head', { status: 500 }, 'offline', undefined],
    ['no time', 'head', { status: 503, headers: { 'Retry-After': '9' } }, 'offline', undefined],
    ['a cut head', 'head', { cutAfter: 10 }, 'offline', undefined],
  ] as const)(
    '[SY41] [SY44] has its own name, and the catalog stays: %s',
    async (_, path, behaviour, outcome, code) => {
      const site = await aSite(1)
      const device = await openSync(site)
      await device.sync()
      await site.release(2)
      await site.misserve(path, behaviour)
      const report = await device.sync()
      expect({ outcome: report.outcome, code: report.code }).toEqual({ outcome, code })
      expect(await titlesOf(site, device.database)).toContain('The work of edition 1')
    },
  )

  it.each([
    ['one bit changed', (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte)), {}],
    ['bytes without end', (bytes: Uint8Array<ArrayBuffer>) => bytes, { endless: true }],
    ['another type', (bytes: Uint8Array<ArrayBuffer>) => bytes, { headers: { 'Content-Type': 'text/html' } }],
  ] as const)('[SY46] is refused in every object, and the catalog stays: %s', async (_, change, behaviour) => {
    const site = await aSite(1)
    const device = await openSync(site)
    await device.sync()
    const { head } = await site.release(2)
    for (const path of site.last.files.keys()) {
      if (path !== 'head' && path !== objectPath(head.manifest.sha256))
        await site.put(path, change(site.file(path)), behaviour)
    }
    const report = await device.sync()
    expect(report.outcome).toBe('refused')
    expect(['sync-wrong-object', 'sync-too-large', 'sync-not-a-release']).toContain(report.code)
    expect(await titlesOf(site, device.database)).toContain('The work of edition 1')
    await site.release(3)
    expect(await device.sync()).toMatchObject({ outcome: 'updated' })
    expect(await titlesOf(site, device.database)).toContain('The work of edition 3')
  })

  it('[SY55] an old release replayed is refused', async () => {
    const site = await aSite(1)
    const old = site.file('head')
    const device = await openSync(site)
    await site.release(2)
    await device.sync()
    await site.put('head', old)
    expect(await device.sync()).toMatchObject({ outcome: 'refused', code: 'sync-older' })
  })

  it('[SY55] a root that is not the app’s is no root', async () => {
    const [site, other] = [await aSite(1), await aSite(1)]
    const device = await openSync(site, aDatabase(), other.anchor)
    expect(await device.sync()).toMatchObject({ outcome: 'refused', code: 'sync-bad-signature' })
    await expect(openSync(site, aDatabase(), 'no root')).rejects.toMatchObject({ code: 'sync-not-a-release' })
  })
})

describe('a transfer that is cut', () => {
  it('[SY47] goes on where it was, and ends with the right catalog', async () => {
    const site = await TestSite.open()
    await site.release(1, { records: 4000 })
    const items = objectPath(site.last.manifest.items.sha256)
    await site.misserve(items, { cutAfter: 150_000 })
    const device = await openSync(site)
    // Every answer brings 150,000 bytes at most. A run goes on by itself while answers bring something.
    let report = await device.sync()
    for (let run = 0; report.outcome === 'offline' && run < 20; run++) report = await device.sync()
    expect(report).toMatchObject({ outcome: 'updated', path: 'full' })
    const asked = (await site.asked()).filter(({ path }) => path === items)
    expect(asked.length).toBeGreaterThan(1)
    // From the first answer on that brought anything, only the rest is asked for.
    const forTheRest = asked.map(({ range, ifRange }) => range !== undefined && ifRange !== undefined)
    expect(forTheRest).toContain(true)
    expect(forTheRest.lastIndexOf(false)).toBeLessThan(forTheRest.indexOf(true))
  })

  it.each([
    ['the whole instead', { ignoresRange: true }],
    ['another range', { shiftsRange: 5 }],
  ] as const)('[SY45] takes no wrong bytes for right ones, when the rest is answered by %s', async (_, behaviour) => {
    const site = await TestSite.open()
    await site.release(1, { records: 4000 })
    const vectors = objectPath(site.last.manifest.items.sha256)
    await site.misserve(vectors, { cutAfter: 100_000 })
    // Missing at first, so that what was cut is taken up by a later run.
    const missing = objectPath(site.last.manifest.vectors.sha256)
    await site.misserve(missing, { status: 410 })
    const device = await openSync(site)
    await device.sync()
    await site.misserve(vectors, behaviour)
    await site.put(missing, site.file(missing))
    const reports = [await device.sync(), await device.sync()]
    expect(reports.map(({ outcome }) => outcome)).toContain('updated')
    expect((await titlesOf(site, device.database)).length).toBe(4000)
  })
})

describe('the mark of the highest release', () => {
  it.each([['the database'], ['the file']])('[SY43] survives the loss of %s', async (lost) => {
    const site = await aSite(1)
    const old = site.file('head')
    const first = await openSync(site)
    await site.release(2)
    await first.sync()
    first.worker.terminate()
    const name = catalogsDatabase(first.database)
    if (lost === 'the database') await deleteRaw(name)
    else await (await navigator.storage.getDirectory()).removeEntry('docent-marks', { recursive: true })
    await site.put('head', old)
    const second = await openSync(site, first.database)
    expect(await second.sync()).toMatchObject({ outcome: 'refused', code: 'sync-older' })
    await site.release(3)
    await second.sync()
    expect(await allRecords(name, 'marks')).toHaveLength(1)
    expect(await markFiles()).toContain(`${encodeURIComponent(name)}.a-pack`)
  })

  it('[SY43] counts as none where its record is damaged', async () => {
    const site = await aSite(1)
    const device = await openSync(site)
    await device.sync()
    await changeRecords(catalogsDatabase(device.database), 'marks', () => ({
      json: '{"epoch":9,"seq":9,"issued":9}',
      crc: 1,
    }))
    await site.release(2)
    expect(await device.sync()).toMatchObject({ outcome: 'updated' })
  })
})

describe('the file that somebody brings', () => {
  it('[SY51] is taken by the very same verification, and refused when a byte of it is wrong', async () => {
    const site = await aSite(1, 2)
    const bytes = new Uint8Array(await site.usbFile().arrayBuffer())
    const device = await openSync(site)
    const wrong = bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte))
    expect(unwrapReply(await device.host.importFile(new Blob([wrong])))).toMatchObject({
      outcome: 'refused',
      code: 'sync-wrong-object',
    })
    await site.asked()
    expect(unwrapReply(await device.host.importFile(new Blob([bytes])))).toMatchObject({
      outcome: 'updated',
      from: 'file',
    })
    expect(await site.asked()).toEqual([])
    expect(await titlesOf(site, device.database)).toContain('The work of edition 2')
  })
})

describe('subscribers', () => {
  it('[SW3] hear of reports, and of what another tab took in', async () => {
    const site = await aSite(1)
    const one = await openSync(site)
    const second = await openSync(site, one.database)
    const heard: SyncEvent[] = []
    const flipped = new Promise<void>((resolve) => {
      void second.host.subscribe(
        proxy((event: SyncEvent) => {
          heard.push(event)
          if (event.type === 'flipped') resolve()
        }),
      )
    })
    await one.sync()
    await flipped
    expect(heard).toContainEqual({ type: 'flipped', version: site.last.manifest.version })
    expect(await second.sync()).toMatchObject({ outcome: 'unchanged' })
    expect(heard.at(-1)).toMatchObject({ type: 'report', report: { outcome: 'unchanged' } })
  })
})

describe('the first message of a page', () => {
  it.each([
    ['of another build', { protocol: 99 }, 'protocol-mismatch'],
    ['a relative address', { catalog: '/catalog/' }, 'options-invalid'],
    ['an address with a query', { catalog: 'https://example.org/c/?visitor=1' }, 'options-invalid'],
    ['no database', { database: '' }, 'options-invalid'],
  ])('[SW2] is checked: %s', async (_, change, code) => {
    const site = await TestSite.open()
    const { host } = await openSync(site)
    const request = { protocol: SYNC_PROTOCOL_VERSION, catalog: site.url.href, database: aDatabase(), ...change }
    expect(await host.open(request)).toMatchObject({ ok: false, error: { code } })
  })
})

async function markFiles(): Promise<readonly string[]> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle('docent-marks')
  const names: string[] = []
  for await (const name of folder.keys()) names.push(name)
  return names
}
