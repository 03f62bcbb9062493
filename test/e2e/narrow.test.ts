import { expect, type Page, test } from '@playwright/test'
import { aContent, someTags } from '../builders/a-content.ts'
import { aPack, someInfo } from '../builders/a-pack.ts'
import { cards, drawer, goTo, hits, openMuseum, openPanel, openWork, searchField, withoutModel } from './museum-page.ts'

/** The narrowest phone in use; also what 1280 px leave at a zoom of 400 %. */
const NARROWEST = { width: 320, height: 640 }
const PANELS = [
  'Your taste',
  'Your place',
  'The last list',
  'Your visit',
  'Your own catalogue',
  'The kernel',
  'What is kept',
  'Requests',
]
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

test.use({ viewport: NARROWEST, reducedMotion: 'reduce' })

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const box = document.querySelector('dialog[open]') ?? document.documentElement
    return box.scrollWidth - box.clientWidth
  })
  expect(wide, where).toBeLessThanOrEqual(0)
}

/** Serves another catalog than the museum's, as a publisher would have built it. */
async function serveCatalog(page: Page, contents: readonly ReturnType<typeof aContent>[]): Promise<void> {
  const { files } = await aPack(contents, { ...someInfo, title: 'Ein Haus' })
  const bytes = { 'manifest.json': files.manifest, 'items.ndjson': files.items, 'vectors.bin': files.vectors }
  for (const [name, body] of Object.entries(bytes))
    await page.route(`**/catalog/${name}`, (route) => route.fulfill({ body: Buffer.from(body) }))
}

test('[PG14] fits 320 px in every view', async ({ page }) => {
  await openMuseum(page)
  await expectNoSidewaysScroll(page, 'the wall, cold')
  await cards(page)
    .nth(6)
    .getByRole('button', { name: /^More or less/ })
    .click()
  await expectNoSidewaysScroll(page, 'a card unfolded')
  await cards(page).nth(6).locator('[data-act=more]').click()
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  await expectNoSidewaysScroll(page, 'the wall, warm, with its note')
  await cards(page).nth(3).locator('[data-act=open]').click()
  await expectNoSidewaysScroll(page, 'a work')
  await openWork(page).getByRole('button', { name: /^Why/ }).click()
  for (const summary of await drawer(page).locator('summary').all()) await summary.click()
  await expectNoSidewaysScroll(page, 'the drawer')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await goTo(page, 'Plan')
  await page.locator('[data-room="6"]').click()
  await expect(page.locator('.room-work').first()).toBeVisible()
  await expectNoSidewaysScroll(page, 'the plan')
  for (const panel of PANELS) {
    await openPanel(page, panel)
    await expectNoSidewaysScroll(page, panel)
  }
})

test('[PG14] fits 320 px while it is searched, and the kiosk with its keyboard up [PG20]', async ({ page }) => {
  await withoutModel(page)
  await openMuseum(page)
  await searchField(page).focus()
  await expectNoSidewaysScroll(page, 'the field')
  await searchField(page).fill('a very long search that nobody would ever finish, about waves')
  await expect(hits(page).first()).toBeVisible()
  await expectNoSidewaysScroll(page, 'the hits')
  await hits(page)
    .first()
    .getByRole('button', { name: /^More like this/ })
    .click()
  await expect(cards(page)).toHaveCount(10)
  await expectNoSidewaysScroll(page, 'more like this')
  // A keyboard on the screen that takes its room from the window, instead of lying over it.
  await page.setViewportSize({ width: 1080, height: 1100 })
  await searchField(page).fill('wave')
  await expect(hits(page).first()).toBeInViewport()
  await expect(searchField(page)).toBeInViewport()
  await expectNoSidewaysScroll(page, 'the kiosk with its keyboard up')
})

test('[PG14] leaves the window to the text at 400 % zoom', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await openMuseum(page)
  const fixed = (): Promise<readonly string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
        .filter((element) => element.checkVisibility() && !element.matches('dialog, :popover-open'))
        .map((element) => element.getAttribute('class') ?? ''),
    )
  expect(await fixed()).toEqual([])
  await cards(page).first().locator('[data-act=open]').click()
  expect(await fixed()).toEqual([])
  await expectNoSidewaysScroll(page, 'a work')
})

test('[PG14] breaks words of German length, also in tags', async ({ page }) => {
  await serveCatalog(page, [
    aContent({
      id: 'a',
      title: LONG,
      creator: LONG,
      collection: LONG,
      text: `${LONG} `.repeat(12),
      tags: someTags(`subject:${LONG}`),
    }),
    aContent({ id: 'b', title: `${LONG} und ${LONG}`, tags: someTags(`subject:${LONG}`) }),
  ])
  await openMuseum(page)
  await expectNoSidewaysScroll(page, 'the wall')
  await cards(page).first().locator('[data-act=open]').click()
  await expectNoSidewaysScroll(page, 'a work')
  await openWork(page).locator('[data-act=more]').click()
  await openWork(page).locator('[data-act=close]').click()
  await expect(page.getByRole('status')).toContainText('More like')
  await expectNoSidewaysScroll(page, 'the note')
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  for (const summary of await drawer(page).locator('summary').all()) await summary.click()
  await expectNoSidewaysScroll(page, 'the drawer')
  await page.keyboard.press('Escape')
  await openPanel(page, 'Your taste')
  await expectNoSidewaysScroll(page, 'the taste')
})

test('[PG14] shows a work without text, tags or room, in a house without a plan', async ({ page }) => {
  await serveCatalog(page, [aContent({ id: 'bare', title: 'Untitled' }), aContent({ id: 'other', title: 'Another' })])
  await openMuseum(page)
  await expect(page.getByRole('heading', { name: 'Two works to begin with' })).toBeVisible()
  await cards(page).filter({ hasText: 'Untitled' }).locator('[data-act=open]').click()
  await expect(openWork(page)).toContainText('Nothing has been written about this work yet.')
  await expect(openWork(page)).not.toContainText('undefined')
  await openWork(page).locator('[data-act=close]').click()
  await goTo(page, 'Plan')
  await expect(page.getByRole('main')).toContainText('says nothing of rooms')
})
