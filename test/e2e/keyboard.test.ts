import { expect, type Page, test } from '@playwright/test'
import { drawer, openMuseum, openWork, pass, wall } from './museum-page.ts'

/** More stops than any way through the page has. */
const MOST_STOPS = 80

/** Tabs until the focus is on what `selector` names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab')
    if (await page.locator(`${selector}:focus`).count()) return
  }
  throw new Error(`The focus never came to ${selector}.`)
}

test('[PG12] reads, leaves, asks why and says more, by keyboard alone', async ({ page }) => {
  await openMuseum(page, { movableClock: true })
  const before = await wall(page)
  await tabTo(page, '.card-l [data-act=open]')
  await page.keyboard.press('Enter')
  await expect(openWork(page).getByRole('heading', { level: 2 })).toBeFocused()
  await pass(page, 25)
  await tabTo(page, '[data-act=next]')
  await page.keyboard.press('Enter')
  await expect(openWork(page).getByRole('heading', { level: 2 })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(openWork(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeFocused()
  expect(await wall(page)).not.toEqual(before)

  await tabTo(page, '.card-l [data-act=why]')
  await page.keyboard.press('Enter')
  await expect(drawer(page)).toBeVisible()
  await tabTo(page, '.sheet-why summary')
  await page.keyboard.press('Enter')
  await expect(drawer(page).locator('details[open]')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.locator('.card-l [data-act=why]')).toBeFocused()

  await tabTo(page, '.card-l [data-act=more]')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('More like')
})

test('[PG12] walks the plan with the arrow keys: one stop a floor', async ({ page }) => {
  await openMuseum(page)
  await page.locator('.view[href="#plan"]').focus()
  await page.keyboard.press('Enter')
  await tabTo(page, '.room')
  const room = (): Promise<string | undefined> =>
    page.evaluate(() =>
      document.activeElement instanceof SVGElement ? document.activeElement.dataset['room'] : undefined,
    )
  expect(await room()).toBe('1')
  await page.keyboard.press('ArrowLeft')
  expect(await room()).toBe('2')
  await page.keyboard.press('ArrowUp')
  expect(await room()).toBe('7')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /The Islamic World/ })).toBeFocused()
})

test('[PG12] turns the workshop with arrows, Home and End', async ({ page }) => {
  await openMuseum(page)
  await page.locator('.view[href="#workshop"]').focus()
  await page.keyboard.press('Enter')
  await tabTo(page, '[role=tab]')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('tab', { name: 'Your place' })).toBeFocused()
  await expect(page.getByRole('tab', { name: 'Your place' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('End')
  await expect(page.getByRole('tab', { name: 'Requests' })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(page.getByRole('tabpanel')).toContainText('Nothing is known yet')
})
