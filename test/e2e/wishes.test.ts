import { expect, test } from '@playwright/test'
import { cards, drawer, goTo, openMuseum, openWork, pass, wall } from './museum-page.ts'

test('[PG9] hides a work, and takes it back', async ({ page }) => {
  await openMuseum(page)
  const before = await wall(page)
  const [first = ''] = before
  await cards(page).first().getByRole('button', { name: /^Hide/ }).click()
  await expect(page.getByRole('status')).toContainText('is put away')
  expect(await wall(page)).not.toContain(first)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status')).toContainText('Taken back')
  expect(await wall(page)).toEqual(before)
})

test('[PG9] says more of a small card, once for a double tap', async ({ page }) => {
  await openMuseum(page)
  const card = cards(page).nth(5)
  const id = (await wall(page))[5] ?? ''
  await card.getByRole('button', { name: /^More or less/ }).click()
  await card.locator('[data-act=more]').dblclick()
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  const evidence = await page.evaluate(async (contentId) => {
    return (await docent.profile()).positives.find((one) => one.contentId === contentId)?.events.length
  }, id)
  expect(evidence).toBe(1)
})

test('[PG10] forgets after asking, and says how much', async ({ page }) => {
  await openMuseum(page, { movableClock: true })
  await cards(page).first().locator('[data-act=open]').click()
  await pass(page, 25)
  await openWork(page).locator('[data-act=close]').click()
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  await page.getByRole('button', { name: 'Forget this visit' }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  await page.getByRole('button', { name: 'Forget this visit' }).click()
  await page.getByRole('button', { name: 'Forget it' }).click()
  await expect(page.getByRole('heading', { name: 'Ten works to begin with' })).toBeVisible()
  await expect(page.getByRole('status')).toContainText(/Forgotten: (one event|\d+ events)/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Ten works to begin with' })).toBeVisible()
})

test('[PG4] moves the works to their new places', async ({ page }) => {
  await openMuseum(page)
  const moving = page.waitForFunction(
    () =>
      document
        .getAnimations()
        .some(({ effect }) => effect instanceof KeyframeEffect && effect.target?.matches('.card')),
    undefined,
    { polling: 'raf' },
  )
  await page.getByRole('button', { name: 'flowers', exact: true }).click()
  await moving
})

test('[PG4] moves nothing when less motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openMuseum(page)
  const before = await wall(page)
  const moved = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const note = document.querySelector('[role=status]')
        if (!note) return resolve(true)
        // The note and the list are drawn together: any motion would have begun by then.
        new MutationObserver(() => resolve(document.getAnimations().length > 0)).observe(note, {
          childList: true,
          subtree: true,
        })
      }),
  )
  await page.getByRole('button', { name: 'flowers', exact: true }).click()
  expect(await moved).toBe(false)
  expect(await wall(page)).not.toEqual(before)
})

test('[PG16] counts nearness where the visitor stands, and says so', async ({ page }) => {
  await openMuseum(page)
  await goTo(page, 'Plan')
  await page.locator('[data-room="6"]').click()
  await expect(page.getByRole('heading', { name: /Japan and Korea/ })).toBeFocused()
  await page.getByRole('button', { name: 'I am standing here' }).click()
  await expect(page.getByRole('button', { name: 'Leave this spot' })).toBeVisible()
  await goTo(page, 'Works')
  await expect(page.locator('.shelf-list')).toContainText('Room 6')
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  await expect(drawer(page).locator('[data-line=geo]')).toContainText('Near where you stand')
})
