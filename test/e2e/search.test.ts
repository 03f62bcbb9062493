import { expect, type Page, test } from '@playwright/test'
import {
  cards,
  doing,
  drawer,
  found,
  goTo,
  hits,
  numbersIn,
  openMuseum,
  openWork,
  searchField,
  sum,
  wall,
  withoutModel,
} from './museum-page.ts'

declare global {
  /** The states that the test has noted on the page. */
  var seenStates: readonly string[]
}

const STORM = 'boats in bad weather'
/** Storms at sea whose records hold none of the words. */
const WORDLESS_STORMS = ['aivazovsky-ninth-wave', 'gericault-raft-medusa']

/** Every state of the search that the page shows from now on, in order, each once in a row. */
async function noteStates(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen: string[] = []
    new MutationObserver(() => {
      const state = document.querySelector<HTMLElement>('.found-doing')?.dataset['meaning']
      const count = document.querySelectorAll('.hits > .hit').length
      const words = state === undefined ? undefined : `${state}${count > 0 ? ' with hits' : ''}`
      if (words !== undefined && seen.at(-1) !== words) seen.push(words)
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-meaning'] })
    globalThis.seenStates = seen
  })
  return () => page.evaluate(() => globalThis.seenStates)
}

async function eventsUsed(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await docent.flush()
    return (await docent.profile()).counts.used
  })
}

test('[PG24] finds storms at sea that lack the words, with the network cut [PG21] [PG25]', async ({
  page,
  context,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await openMuseum(page)
  expect(asked.filter((path) => path.includes('/models/') || path.includes('/workers/embed'))).toEqual([])

  const states = await noteStates(page)
  await searchField(page).fill(STORM)
  await expect(doing(page)).toHaveAttribute('data-meaning', 'used', { timeout: 40_000 })
  expect(await states()).toEqual(['looking', 'loading with hits', 'used with hits'])
  expect(await page.evaluate(() => docent.model.status())).toMatchObject({ state: 'ready', egress: 'blocked' })

  await page.getByRole('button', { name: /^Clear/ }).click()
  await context.setOffline(true)
  await page.route('**', (route) => route.abort())
  asked.length = 0
  await searchField(page).fill(STORM)
  await expect(doing(page)).toHaveText(/^By words and by meaning, on this device(, in \d+ ms)?\.$/)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(hits(page)).not.toHaveCount(12)
  const ids = await found(page)
  const texts = await page.evaluate(
    async (stormy) => JSON.stringify(await docent.catalog.contents(stormy)),
    WORDLESS_STORMS,
  )
  expect(JSON.parse(texts)).toHaveLength(WORDLESS_STORMS.length)
  expect(texts).not.toMatch(/\b(boats?|bad|weather)\b/i)
  expect(ids).toEqual(expect.arrayContaining(WORDLESS_STORMS))
  const ninth = hits(page).filter({ hasText: 'The Ninth Wave' })
  await expect(ninth.locator('.reason')).toContainText('Close in meaning')
  await expect(ninth.locator('mark')).toHaveCount(0)

  await ninth.getByRole('button', { name: /^Why/ }).click()
  const total = Number(await drawer(page).locator('[data-total]').getAttribute('data-total'))
  expect(sum(await numbersIn(drawer(page).locator('[data-line]'), 'data-value'))).toBeCloseTo(total, 9)
  await expect(drawer(page).locator('[data-line=meaning]')).toContainText('Close in meaning to your words')
  await page.keyboard.press('Escape')

  const before = await page.evaluate(async () =>
    (await docent.recommend({ count: 10 })).items.map((item) => item.contentId),
  )
  await ninth.locator('[data-act=open]').click()
  await openWork(page).locator('[data-act=close]').click()
  await expect(page.getByRole('status')).toContainText(`You searched for “${STORM}” and stayed`)
  await expect(page.getByRole('status')).toContainText('Your list follows.')
  await page.getByRole('button', { name: 'Back to your list' }).click()
  expect(await wall(page)).not.toEqual(before)
  await expect(page.locator('.shelf-list')).toContainText(STORM)
  expect(asked.filter((path) => path !== '' && !path.startsWith('image/') && !path.endsWith('/catalog/head'))).toEqual(
    [],
  )
})

test('[PG21] finds by words alone where the model is missing, and says so', async ({ page }) => {
  await withoutModel(page)
  await openMuseum(page)
  await searchField(page).fill('wave')
  await expect(doing(page)).toHaveText(/^By words only: the model that understands sentences cannot be had \(model-/)
  await expect(hits(page).filter({ hasText: 'Under the Wave off Kanagawa' }).locator('mark').first()).toHaveText('Wave')

  await searchField(page).fill('xyzzyq')
  await expect(page.getByRole('heading', { name: 'Nothing for “xyzzyq”' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('No work has these words, and meaning could not be asked.')
  await page.getByRole('main').getByRole('button', { name: 'a quiet room' }).click()
  await expect(searchField(page)).toHaveValue('a quiet room')
  await expect(hits(page).first()).toBeVisible()
})

test('[PG20] is walked by keyboard, from every view [PG22] [PG25]', async ({ page }) => {
  await withoutModel(page)
  await openMuseum(page)
  await goTo(page, 'Plan')
  await page.keyboard.press('/')
  await expect(searchField(page)).toBeFocused()
  await page.keyboard.type('wave')
  await expect(hits(page).first()).toBeVisible()
  await expect(searchField(page)).toBeFocused()
  expect(new URL(page.url()).hash).toBe('#works')
  await expect(doing(page)).toHaveAttribute('data-meaning', 'failed')
  await expect(page.locator('[data-said]')).toHaveText(/works for “wave”, by words\.$/)

  const before = await eventsUsed(page)
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).nth(0).locator('[data-act=open]')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).nth(1).locator('[data-act=open]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(openWork(page).getByRole('heading', { level: 2 })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(hits(page).nth(1).locator('[data-act=open]')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(openWork(page).getByRole('heading', { level: 2 })).toBeFocused()
  await page.keyboard.press('Escape')
  // Two looks, and the search that was meant, once.
  expect(await eventsUsed(page)).toBe(before + 3)
  await page.keyboard.press('ArrowUp')
  await expect(searchField(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('')
  await expect(page.getByRole('heading', { name: /^Ten works/ })).toBeVisible()
})

test('[PG28] hangs what is like a work, from a hit and from the open work, and leads back', async ({ page }) => {
  await withoutModel(page)
  await openMuseum(page)
  await searchField(page).fill('wave')
  await hits(page)
    .filter({ hasText: 'Under the Wave off Kanagawa' })
    .getByRole('button', { name: /^More like this/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Ten works like “Under the Wave off Kanagawa”' })).toBeFocused()
  await expect(cards(page)).toHaveCount(10)
  for (const reason of await page.locator('.reason').allInnerTexts())
    expect(reason).toContain('Under the Wave off Kanagawa')
  await page.getByRole('button', { name: 'Back to “wave”' }).click()
  await expect(hits(page).first()).toBeVisible()
  await page.getByRole('button', { name: 'Back to your list' }).click()

  await cards(page).first().locator('[data-act=open]').click()
  const title = await openWork(page).getByRole('heading', { level: 2 }).innerText()
  await openWork(page).locator('[data-act=similar]').click()
  await expect(openWork(page)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: `Ten works like “${title}”` })).toBeVisible()
  await page.getByRole('button', { name: 'Back to your list' }).click()
  await expect(page.getByRole('heading', { name: /^Ten works/ })).toBeVisible()
})
