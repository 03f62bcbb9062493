import { expect, type Page, test } from '@playwright/test'
import { cards, openMuseum, openPanel, openWork, pass } from './museum-page.ts'

/** A browser that lends its workers no storage: the worker's own file begins by losing IndexedDB, under its own policy. */
async function withoutStorage(page: Page): Promise<void> {
  await page.route('**/workers/*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      body: `delete self.indexedDB; Object.defineProperty(self, 'indexedDB', { value: undefined });\n${await response.text()}`,
    })
  })
}

test('[PG8] works without storage, and says that the visit ends with the page', async ({ page }) => {
  await withoutStorage(page)
  await openMuseum(page, { movableClock: true })
  await expect(page.locator('[data-storage=memory]')).toContainText('the visit ends when you leave it')
  await cards(page).first().locator('[data-act=open]').click()
  await pass(page, 25)
  await openWork(page).locator('[data-act=close]').click()
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  const panel = await openPanel(page, 'What is kept')
  await expect(panel.getByRole('heading')).toContainText('Your visit ends with this page')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'The workshop' })).toBeVisible()
  await page.getByRole('link', { name: 'Works', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Ten works to begin with' })).toBeVisible()
})

test('[PG8] stays usable with 2,000 events in the log', async ({ page }) => {
  await openMuseum(page)
  await page.evaluate(async () => {
    const works = await docent.catalog.contents()
    const now = Date.now()
    for (let at = 0; at < 2000; at++) {
      const ts = now - at * 60_000
      docent.dwell(works[(at * 7) % works.length]?.id ?? '', 5 + (at % 40), {
        ts,
        endReason: at % 3 === 0 ? 'close_button' : 'next_button',
      })
    }
    await docent.flush()
  })
  const visit = await openPanel(page, 'Your visit')
  await expect(visit.getByRole('heading')).toContainText(/, 20\d\d events/)
  await expect(visit.locator('.look')).toHaveCount(40)
  await expect(visit).toContainText(/And \d+ earlier works/)
  await page.getByRole('link', { name: 'Works', exact: true }).click()
  await expect(cards(page)).toHaveCount(10)
})

test('[PG19] says why it cannot begin', async ({ page }) => {
  await page.route('**/catalog/manifest.json', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Not found</p>' }),
  )
  await page.goto('/')
  await expect(page.getByRole('main')).toContainText('The museum cannot open:')
  await expect(page.getByRole('main')).toContainText('(catalog-not-a-catalog)')
})

test('[PG19] says what went wrong later, in the note', async ({ page }) => {
  await openMuseum(page)
  await page.evaluate(() => docent.close())
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  await expect(page.getByRole('status')).toContainText('That did not work.')
  await expect(page.getByRole('status')).toContainText('(vault-unavailable)')
})

test('[PG19] counts a look that the page goes away from', async ({ page }) => {
  await openMuseum(page, { movableClock: true })
  await cards(page).first().locator('[data-act=open]').click()
  await pass(page, 40)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
})
