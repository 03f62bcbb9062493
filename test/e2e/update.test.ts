import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Content } from '../../src/contracts/content.ts'
import { modelPaths, Publisher } from '../../src/publish.ts'
import { buildWithRoot, MuseumServer } from './museum-server.ts'
import { cards, ready } from './museum-page.ts'

test.use({ serviceWorkers: 'allow' })

const DAY_MS = 86_400_000
const PUBLIC = new URL('../../public/catalog/', import.meta.url)

async function aPublisher(): Promise<Publisher> {
  const read = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await readFile(new URL(name, PUBLIC)))
  const [manifest, items, vectors] = [
    await read('manifest.json'),
    await read('items.ndjson'),
    await read('vectors.bin'),
  ]
  const models = await Promise.all(modelPaths(manifest).map(async (path) => ({ path, bytes: await read(path) })))
  return Publisher.open({ catalog: { manifest, items, vectors, models }, epoch: 1 })
}

function valid(): { readonly issued: number; readonly expires: number } {
  return { issued: Date.now(), expires: Date.now() + DAY_MS }
}

async function write(folder: string, publisher: Publisher): Promise<void> {
  for (const [path, bytes] of publisher.site) {
    const file = join(folder, 'catalog', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
}

/** The catalog's record of an id, changed. */
function edited(publisher: Publisher, id: string, title: string): { readonly content: Content } {
  const lines = new TextDecoder().decode(publisher.catalog.items).trim().split('\n')
  const line = lines.find((each) => each.startsWith(`{"id":${JSON.stringify(id)},`))
  return { content: { ...Content.parse(JSON.parse(line ?? '{}')), title } }
}

async function titleOf(page: Page, id: string): Promise<string | undefined> {
  return page.evaluate(async (contentId) => (await docent.catalog.contents([contentId]))[0]?.title, id)
}

test('[PG36] server stopped, back with a release, back with a tampered one', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'docent-update-'))
  const museum = new MuseumServer()
  try {
    const publisher = await aPublisher()
    await publisher.release([], valid())
    await buildWithRoot(folder, publisher.root)
    await write(folder, publisher)
    await museum.start(folder)
    await page.goto(museum.address)
    await ready(page)
    await page.evaluate(() => navigator.serviceWorker.ready)
    // What came with the page turns out to be what was signed.
    expect(await page.evaluate(async () => (await docent.sync()).path)).toBe('none')
    expect(await page.evaluate(async () => (await docent.catalog.status()).freshness)).toBe('fresh')
    const id = (await cards(page).first().getAttribute('data-work')) ?? ''

    await museum.stop()
    await page.reload()
    await ready(page)
    await expect(cards(page)).toHaveCount(10)
    expect(await page.evaluate(async () => (await docent.sync()).outcome)).toBe('offline')

    await publisher.release([edited(publisher, id, 'A label of Tuesday')], valid())
    await write(folder, publisher)
    await museum.start(folder)
    const taken = await page.evaluate(() => docent.sync())
    expect(taken).toMatchObject({ outcome: 'updated', path: 'delta', requests: 3, changed: { edited: 1 } })
    expect(taken.bytes).toBeLessThanOrEqual(3000)
    expect(await titleOf(page, id)).toBe('A label of Tuesday')
    await expect(page.locator(`.card[data-work="${id}"]`).first()).toContainText('A label of Tuesday')

    const good = publisher.site.get('head') ?? new Uint8Array()
    await publisher.release([edited(publisher, id, 'Nobody should read this')], valid())
    await write(folder, publisher)
    const bad = (publisher.site.get('head') ?? new Uint8Array()).slice()
    bad[bad.length - 40] = (bad[bad.length - 40] ?? 0) ^ 1
    await writeFile(join(folder, 'catalog', 'head'), bad)
    expect(await page.evaluate(() => docent.sync())).toMatchObject({ outcome: 'refused', code: 'sync-bad-signature' })
    await writeFile(join(folder, 'catalog', 'head'), good)
    expect(await page.evaluate(() => docent.sync())).toMatchObject({ outcome: 'unchanged' })
    expect(await titleOf(page, id)).toBe('A label of Tuesday')
    await page.reload()
    await ready(page)
    await expect(cards(page)).toHaveCount(10)
    expect(await titleOf(page, id)).toBe('A label of Tuesday')
  } finally {
    await museum.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
