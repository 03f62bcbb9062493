import { expect, type Page, test } from '@playwright/test'
import { openMuseum, openWork, pass } from './museum-page.ts'

/** A step lasts 15 s at most, the pointer's way included. */
const STEP_SECONDS = 15
const MOST_STEPS = 40

/** Lets the visit play on, one timer after the other, until `done`. */
async function playUntil(page: Page, done: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await done()) return
    await pass(page, STEP_SECONDS)
  }
  expect(await done(), 'reached within the visit').toBe(true)
}

test('[PG11] plays a whole visit by the real buttons, and what is learned stays', async ({ page }) => {
  await openMuseum(page, { movableClock: true })
  await page.getByRole('button', { name: 'Watch a visit' }).click()
  await expect(page.locator('.tour')).toContainText('Nothing is known')
  const opened = new Set<string>()
  await playUntil(page, async () => {
    if (await openWork(page).count()) opened.add(await openWork(page).getByRole('heading', { level: 2 }).innerText())
    return (await page.locator('.tour').count()) === 0
  })
  expect(opened.size).toBeGreaterThanOrEqual(2)
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  await expect(page.locator('.tour-pointer')).toHaveCount(0)
})

test('[PG11] stops at Escape, and at its button inside an open work', async ({ page }) => {
  await openMuseum(page, { movableClock: true })
  await page.getByRole('button', { name: 'Watch a visit' }).click()
  await page.keyboard.press('Escape')
  await expect(page.locator('.tour')).toHaveCount(0)

  await page.getByRole('button', { name: 'Watch a visit' }).click()
  await playUntil(page, async () => (await openWork(page).count()) > 0)
  await expect(page.locator('.tour-pointer')).toBeVisible()
  await openWork(page).getByRole('button', { name: 'Stop' }).click()
  await expect(page.locator('.tour')).toHaveCount(0)
  await expect(openWork(page)).toBeVisible()
})
