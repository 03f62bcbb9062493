import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { buildNextVersion, MuseumServer } from './museum-server.ts'
import { cards, goTo, openPanel, ready, wall } from './museum-page.ts'

test.use({ serviceWorkers: 'allow' })

let museum: MuseumServer
test.beforeEach(async () => {
  museum = new MuseumServer()
  await museum.start()
})
test.afterEach(() => museum.stop())

/** Opens the page and waits until it is installed: its service worker answers for it. */
async function install(page: Page): Promise<void> {
  await page.goto(museum.address)
  await ready(page)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
}

async function expectNoServer(): Promise<void> {
  await expect(fetch(museum.address)).rejects.toThrow('fetch failed')
}

test('[PG30] recommends with the server stopped, after a reload and in a new page', async ({ page, context }) => {
  await install(page)
  const before = await wall(page)
  expect(before).toHaveLength(10)
  await museum.stop()
  await expectNoServer()

  await page.reload()
  await ready(page)
  expect(await wall(page)).toEqual(before)
  // The vault’s own file came from the cache, and its policy with it.
  expect(await page.evaluate(async () => (await docent.health()).egress)).toBe('blocked')
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  await expect(page.locator('dialog.sheet-why[open]')).toBeVisible()

  const another = await context.newPage()
  await another.goto(museum.address)
  await ready(another)
  await expect(cards(another)).toHaveCount(10)
  await goTo(another, 'Plan')
  await expect(another.locator('[data-room="19"]')).toBeVisible()
})

test('[PG30] starts from the packaged catalogue where the device holds none', async ({ page }) => {
  await install(page)
  await museum.stop()
  await page.evaluate(async () => {
    await docent.close()
    const erased = (name: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.addEventListener('success', resolve)
        request.addEventListener('error', reject)
      })
    for (const { name } of await indexedDB.databases()) if (name) await erased(name)
  })
  await page.reload()
  await ready(page)
  await expect(cards(page)).toHaveCount(10)
  expect(await page.evaluate(async () => (await docent.catalog.status()).from)).toBe('network')
})

test('[PG31] a newer version waits, breaks no open page, and is taken when that is the last', async ({
  page,
  context,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'docent-next-'))
  try {
    await install(page)
    const scripts = await page.evaluate(() => [...document.scripts].map(({ src }) => new URL(src).pathname))
    const another = await context.newPage()
    await another.goto(museum.address)
    await ready(another)

    await museum.stop()
    await buildNextVersion(folder, 'The next version')
    expect(await readdir(join(folder, 'assets'))).not.toContain(scripts[0]?.replace('/assets/', ''))
    await museum.start(folder)
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
    const note = page.getByRole('complementary', { name: 'A newer version' })
    await expect(note).toContainText('A newer version of this page is here.')
    await expect(another.getByRole('complementary', { name: 'A newer version' })).toBeVisible()

    // What the server has no more is still there for the pages of the version before.
    expect((await fetch(new URL(scripts[0] ?? '', museum.address))).headers.get('content-type')).toContain('html')
    const kept = await page.evaluate(async (path) => (await fetch(path)).headers.get('content-type'), scripts[0] ?? '')
    expect(kept).toContain('javascript')
    await page.reload()
    await ready(page)
    await expect(page).toHaveTitle(/^The Meridian/)
    await expect(cards(page)).toHaveCount(10)

    await note.getByRole('button', { name: 'Take it now' }).click()
    await expect(note).toContainText('One other page of it is open in this browser.')
    await expect(page).toHaveTitle(/^The Meridian/)
    await another.close()
    await note.getByRole('button', { name: 'Take it now' }).click()
    await expect(page).toHaveTitle('The next version')
    await ready(page)
    await expect(cards(page)).toHaveCount(10)
    await expect(note).toHaveCount(0)
    expect(await page.evaluate(async (path) => (await caches.match(path)) !== undefined, scripts[0] ?? '')).toBe(false)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** What two visitors do who have nothing in common. */
const VISITORS: readonly ((page: Page) => Promise<void>)[] = [
  async (page) => {
    await page.evaluate(async () => {
      const [first] = (await docent.recommend({ count: 1 })).items
      docent.dwell(first?.contentId ?? '', 90)
      await docent.flush()
      await docent.search('a storm at sea', { mode: 'text' })
    })
  },
  async (page) => {
    await page.evaluate(async () => {
      const works = await docent.catalog.contents()
      for (const { id } of works.slice(200, 205)) await docent.feedback(id, 'hide')
      await docent.profile.interests(['subject:portrait'])
      await docent.search('quiet interiors', { mode: 'text' })
      await docent.reset()
    })
    await goTo(page, 'Plan')
    await page.locator('[data-room="19"]').click()
  },
]

test('[OF5] sees the same requests whoever looks', async ({ browser }) => {
  const seen: string[][] = []
  for (const visit of VISITORS) {
    const context = await browser.newContext({ serviceWorkers: 'allow' })
    const page = await context.newPage()
    await install(page)
    const requests: string[] = []
    context.on('request', (request) => {
      // When the sync worker looks is drawn by lot (SY54), not by what anybody does: it may come into either visit.
      if (/\/catalog\/(?:head$|root\/|o\/)/.test(request.url())) return
      const headers = Object.entries(request.headers()).filter(([name]) => name !== 'user-agent')
      requests.push([request.method(), request.url(), request.postData() ?? '', ...headers.flat()].join(' '))
    })
    await page.reload()
    await ready(page)
    await page.waitForLoadState('networkidle')
    await visit(page)
    await page.reload()
    await ready(page)
    await page.waitForLoadState('networkidle')
    seen.push(requests.toSorted())
    await context.close()
  }
  expect(seen[0]?.length).toBeGreaterThan(10)
  expect(seen[1]).toEqual(seen[0])
})

test('[PG32] says in the workshop who answers for the page', async ({ page }) => {
  await install(page)
  const panel = await openPanel(page, 'Requests')
  await expect(panel).toContainText('A service worker answers with the files of the page')
})
