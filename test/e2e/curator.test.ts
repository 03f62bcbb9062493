import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { goTo, openPanel, ready } from './museum-page.ts'

test.use({ serviceWorkers: 'allow' })

const MODEL = { timeout: 40_000 }

/** The corner with a kiosk in it. The service worker has to be there: the kiosk's requests go through it. */
async function setUp(page: Page): Promise<Locator> {
  await page.goto('/')
  await ready(page)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const panel = await openPanel(page, 'The curator’s corner')
  await panel.getByRole('button', { name: 'Set up a kiosk' }).click()
  await expect(panel.getByRole('button', { name: 'Release', exact: true })).toBeEnabled()
  return panel
}

/** Numbers of the kiosk's last sync. */
async function counts(panel: Locator): Promise<{ readonly requests: number; readonly bytes: number }> {
  const steps = panel.locator('.steps')
  return {
    requests: Number(await steps.getAttribute('data-requests')),
    bytes: Number(await steps.getAttribute('data-bytes')),
  }
}

test('[PG33] a changed label reaches the kiosk in three requests; [PG34] attacks are refused while it serves', async ({
  page,
}) => {
  const panel = await setUp(page)
  await expect(panel.getByRole('button', { name: 'Replay the old release' })).toBeDisabled()
  await panel.getByRole('button', { name: /something quite different/ }).click()
  await panel.getByRole('button', { name: 'Release', exact: true }).click()
  const taken = panel.locator('.taken')
  await expect(taken).toHaveAttribute('data-path', 'delta', MODEL)
  await expect(taken).toContainText('The kiosk took it in by a delta')
  const { requests, bytes } = await counts(panel)
  expect(requests).toBe(3)
  expect(bytes).toBeLessThanOrEqual(3 * 1024)
  await expect(taken.locator('[data-step=fetched]')).toHaveText([
    /^\s*The head/,
    /^\s*The release manifest/,
    /^\s*The delta/,
  ])
  await expect(taken.locator('[data-step=flipped]')).toContainText('Made visible')
  await expect(taken.locator('.label-after')).toContainText('Storm at Sea, after Midnight')
  await expect(taken.locator('.like-list').last().locator('[data-new]').first()).toBeVisible()
  await expect(taken).toContainText('read for meaning in this page')

  for (const [name, attack, code] of [
    ['Change one byte', 'byte', 'sync-bad-signature'],
    ['Replay the old release', 'replay', 'sync-older'],
    ['Let it expire', 'expire', 'sync-expired'],
    ['Sign with another key', 'key', 'sync-bad-signature'],
  ] as const) {
    await panel.getByRole('button', { name }).click()
    const refusal = panel.locator(`[data-attack=${attack}]`)
    await expect(refusal).toHaveAttribute('data-code', code)
    await expect(refusal).toContainText('Refused.')
    await expect(refusal).toContainText('has just recommended 10 works')
  }
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join()}`)).toEqual([])

  // Honest again, the site is believed again.
  await panel.getByRole('textbox', { name: 'Title' }).fill('Calm again')
  await panel.getByRole('button', { name: 'Release', exact: true }).click()
  await expect(taken.locator('.label-after')).toContainText('Calm again', MODEL)
})

test('[PG35] a release goes to the kiosk as a file, verified like any other', async ({ page }) => {
  // Without the model, as a page that has no network: the label changes, its vector stays.
  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: 'Not found' }))
  const panel = await setUp(page)
  await panel.getByRole('textbox', { name: 'Label' }).fill('Carried in a pocket.')
  await panel.getByRole('button', { name: 'Release into a file' }).click()
  const saving = page.waitForEvent('download')
  await panel.getByRole('button', { name: /^Save release-2\.docent/ }).click()
  const saved = await (await saving).path()
  const bytes = await readFile(saved)
  expect(bytes.subarray(0, 12).toString()).toBe('{"docent":1,')

  const field = panel.locator('#release-file')
  const changed = Buffer.from(bytes)
  // One bit in every 500 bytes behind the table: no object of that length is whole, needed or not.
  const from = Math.floor(bytes.length / 4)
  for (let at = from; at < bytes.length; at += 500) changed[at] = (changed[at] ?? 0) ^ 1
  await field.setInputFiles({ name: 'changed.docent', mimeType: 'application/octet-stream', buffer: changed })
  const taken = panel.locator('.taken')
  await expect(taken).toContainText('The kiosk refused it.')
  await expect(taken).toContainText('(sync-wrong-object)')
  await field.setInputFiles({ name: 'release-2.docent', mimeType: 'application/octet-stream', buffer: bytes })
  await expect(taken).toContainText('The kiosk took it in from the file.')
  await expect(taken.locator('.label-after')).toContainText('Carried in a pocket.')
  await expect(taken).toContainText('its neighbours stay')
  await field.setInputFiles({ name: 'release-2.docent', mimeType: 'application/octet-stream', buffer: bytes })
  await expect(taken).toContainText('The kiosk has it already')
})

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' })
  test('[PG33] the corner says what it lacks', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const panel = await openPanel(page, 'The curator’s corner')
    await expect(panel.locator('[data-missing=service-worker]')).toContainText('Something is missing here')
    await expect(panel.getByRole('button', { name: 'Set up a kiosk' })).toHaveCount(0)
    await goTo(page, 'Works')
  })
})
