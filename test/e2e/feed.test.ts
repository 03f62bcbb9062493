import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { drawer, goTo, numbersIn, openMuseum, openWork, pass, sum } from './museum-page.ts'
import { SIZES } from './sizes.ts'

const FEATURES = 20

function cards(page: Page): Locator {
  return page.locator('.feed-works > .card')
}

async function printed(page: Page): Promise<readonly string[]> {
  return cards(page).evaluateAll((all) => all.map((card) => card.getAttribute('data-work') ?? ''))
}

/** From here on nothing can be asked of the network. */
async function cutNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.route('**', (route) => route.abort())
}

async function openFeed(page: Page): Promise<void> {
  await openMuseum(page, { movableClock: true })
  await cutNetwork(page)
  await goTo(page, 'Feed')
  await expect(cards(page)).toHaveCount(10)
}

/** Whose works these are, by the catalog. */
async function curatorsOf(page: Page, ids: readonly string[]): Promise<readonly (string | undefined)[]> {
  return page.evaluate(async (wanted) => (await docent.catalog.contents(wanted)).map(({ curator }) => curator), ids)
}

test('[FD3] prints ten works, signed and counted by source, with the network cut; following moves them [FD4]', async ({
  page,
}) => {
  await openFeed(page)
  await expect(page.locator('.feed-invented')).toHaveText(
    'Curators are invented; models were trained on simulated visits.',
  )
  await expect(page.locator('.feed-cold')).toContainText('Nothing is known of you yet.')
  for (const reason of await page.locator('.feed-card .reason').allInnerTexts()) expect(reason.trim()).toMatch(/\.$/)
  for (const signed of await page.locator('.signature p').allInnerTexts()) expect(signed).toMatch(/\w+, invented$/)
  expect(sum(await numbersIn(page.locator('.sources [data-source]'), 'data-count'))).toBe(10)

  const before = await printed(page)
  const standing = await page
    .locator('[data-curator]')
    .evaluateAll((all) => all.map(({ id, textContent }) => id + textContent?.slice(0, 30)))
  const curator = page.locator('[data-curator]').nth(3)
  const id = (await curator.getAttribute('data-curator')) ?? ''
  const name = await curator.getByRole('heading').innerText()
  const firstOf = async (): Promise<number> => (await curatorsOf(page, await printed(page))).indexOf(id)
  const rankBefore = await firstOf()
  await curator.getByRole('button', { name: `Follow ${name}` }).click()
  await expect(page.locator('.note')).toContainText(`You follow ${name}.`)
  await expect(page.locator('[data-source=InNetwork][data-count="0"]')).toHaveCount(0)
  const rankAfter = await firstOf()
  expect(rankAfter).toBeGreaterThanOrEqual(0)
  expect(rankBefore === -1 || rankAfter < rankBefore || rankAfter === 0).toBe(true)
  expect((await curatorsOf(page, await printed(page))).filter((one) => one === id).length).toBeGreaterThan(1)
  expect(
    await page
      .locator('[data-curator]')
      .evaluateAll((all) => all.map(({ id: own, textContent }) => own + textContent?.slice(0, 30))),
  ).toEqual(standing)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => printed(page)).toEqual(before)

  // A work that was read is behind one.
  await cards(page).first().getByRole('button', { name: /^Read/ }).click()
  await pass(page, 30)
  await openWork(page).getByRole('button', { name: 'Close' }).click()
  await expect.poll(async () => (await printed(page)).includes(before[0] ?? '')).toBe(false)
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
})

test('[FD5] opens a card’s twenty features, which sum; models [FD6] and weights [FD7] move the list', async ({
  page,
}) => {
  await openFeed(page)
  await cards(page).nth(1).locator('.card-open').click()
  const total = Number(await drawer(page).locator('[data-total]').getAttribute('data-total'))
  for (const head of ['engagement', 'follow']) {
    const group = drawer(page).locator(`[data-head=${head}]`)
    await expect(group.locator('[data-feature]')).toHaveCount(FEATURES)
    const terms = await numbersIn(group.locator('[data-term]'), 'data-term')
    expect(sum(terms)).toBeCloseTo(Number(await group.getAttribute('data-value')), 9)
  }
  const lines = await numbersIn(drawer(page).locator('[data-value]'), 'data-value')
  expect(sum(lines)).toBeCloseTo(total, 9)
  await expect(drawer(page).locator('[data-line=source]')).toContainText('× 0.50')
  await page.keyboard.press('Escape')

  const house = await printed(page)
  const ranker = page.locator('[data-model=heavy-ranker]')
  await expect(ranker).toHaveAttribute('data-state', 'trained')
  await ranker.getByRole('switch').click()
  await expect(ranker).toContainText('Instead: a sum of a few features, weighed by hand.')
  await expect(cards(page)).toHaveCount(10)
  const byRule = await printed(page)
  expect(byRule).not.toEqual(house)
  await ranker.getByRole('switch').click()
  await expect(ranker).toHaveAttribute('data-state', 'trained')
  await expect.poll(() => printed(page)).toEqual(house)

  await page.locator('[data-weight=engagement]').fill('0')
  await expect(page.locator('.feed-effect')).toContainText(/new|place/)
  await page.locator('[data-weight=embedding]').fill('1')
  await expect.poll(() => printed(page)).not.toEqual(house)
  await page.getByRole('button', { name: 'As the house does' }).click()
  await expect.poll(() => printed(page)).toEqual(house)
})

test('[FD8] leaves out whom and what one does not want, and lets them in again', async ({ page }) => {
  await openFeed(page)
  const house = await printed(page)
  const blockedId = (await curatorsOf(page, house.slice(0, 1)))[0]
  const menu = cards(page).first()
  await menu.getByRole('button', { name: /^More or less/ }).click()
  await menu.getByRole('button', { name: /^Nothing from/ }).click()
  await expect.poll(async () => (await curatorsOf(page, await printed(page))).includes(blockedId)).toBe(false)
  await page.locator('.left-out [data-act=let-in]').click()
  await expect.poll(() => printed(page)).toEqual(house)

  const title = await page.evaluate(async (id) => (await docent.catalog.contents([id]))[0]?.title, house[0] ?? '')
  const word = title?.split(/\P{L}+/u).toSorted((a, b) => b.length - a.length)[0] ?? ''
  await menu.getByRole('button', { name: /^More or less/ }).click()
  await menu.getByRole('button', { name: 'Leave out a word' }).click()
  await page.getByLabel('No works that say').fill(word)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await printed(page)).includes(house[0] ?? '')).toBe(false)
  await expect(page.locator('.left-out')).toContainText(word.toLowerCase())
})

for (const [name, viewport] of Object.entries(SIZES))
  test.describe(name, () => {
    test.use({ viewport, colorScheme: name === 'phone' ? 'dark' : 'light', reducedMotion: 'reduce' })

    test(`[FD9] is for everybody: ${name}`, async ({ page }) => {
      await openFeed(page)
      await page.locator('[data-act=follow]').first().click()
      await expect(page.locator('.note')).toContainText('You follow')
      await page.locator('.feed-making').evaluate((fold) => fold.setAttribute('open', ''))
      await cards(page)
        .nth(1)
        .getByRole('button', { name: /^More or less/ })
        .click()
      await cards(page).nth(1).getByRole('button', { name: 'Leave out a word' }).click()
      const least = name === 'kiosk' ? 56 : 44
      expect(await page.evaluate(tooSmall, least)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await expectClean(page)
      await cards(page).first().locator('.card-open').click()
      await expect(drawer(page)).toBeVisible()
      await expectClean(page)
    })
  })

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}

/** Controls smaller than `least` px either way; a work opens by its whole card, a link in a sentence by its line. */
function tooSmall(least: number): readonly string[] {
  return [...document.querySelectorAll('main :is(button, a, summary, input)')].flatMap((control) => {
    const reach = control.classList.contains('card-open') ? control.closest('.card') : control
    const { width, height } = reach?.getBoundingClientRect() ?? control.getBoundingClientRect()
    if (width === 0 || control.closest('.inline-link')) return []
    return width >= least - 0.5 && height >= least - 0.5 ? [] : [`${control.outerHTML.slice(0, 90)} ${width}x${height}`]
  })
}
