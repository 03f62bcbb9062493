import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import {
  cards,
  drawer,
  goTo,
  hits,
  openMuseum,
  openPanel,
  openWork,
  pass,
  searchField,
  withoutModel,
} from './museum-page.ts'
import { SIZES } from './sizes.ts'

async function expectClean(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, where).toEqual([])
}

for (const [name, viewport] of Object.entries(SIZES))
  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, reducedMotion: 'reduce' })

      test(`[PG13] axe finds nothing: ${name}, ${colorScheme}`, async ({ page }) => {
        test.slow()
        await openMuseum(page, { movableClock: true })
        await expectClean(page, 'the wall, cold')
        await cards(page).first().locator('[data-act=open]').click()
        await pass(page, 25)
        await expectClean(page, 'a work')
        await openWork(page).locator('[data-act=close]').click()
        await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
        await expectClean(page, 'the wall, warm, with its note')
        await cards(page).first().getByRole('button', { name: /^Why/ }).click()
        for (const summary of await drawer(page).locator('summary').all()) await summary.click()
        await expectClean(page, 'the drawer')
        await page.keyboard.press('Escape')
        await goTo(page, 'Plan')
        await page.locator('[data-room="6"]').click()
        await expect(page.locator('.room-work').first()).toBeVisible()
        await expectClean(page, 'the plan')
        for (const panel of ['Your taste', 'Your place', 'The last list', 'Your visit', 'What is kept', 'Requests']) {
          await openPanel(page, panel)
          await expectClean(page, panel)
        }
      })
    })

const SEARCHED = [
  ['phone', 'dark'],
  ['kiosk', 'light'],
] as const

for (const [name, colorScheme] of SEARCHED)
  test.describe(`${name}, ${colorScheme}, searched`, () => {
    test.use({ viewport: SIZES[name], colorScheme, reducedMotion: 'reduce' })

    test(`[PG13] axe finds nothing in what a search shows: ${name}, ${colorScheme} [PG20]`, async ({ page }) => {
      await withoutModel(page)
      await openMuseum(page)
      await searchField(page).focus()
      await expect(page.locator('[data-model=failed]')).toBeVisible()
      await expectClean(page, 'the field, with what one could say')
      await searchField(page).fill('wave')
      await expect(hits(page).first()).toBeVisible()
      await expectClean(page, 'the hits')
      expect(await page.evaluate(tooSmall, name === 'kiosk' ? 56 : 44), 'the hits').toEqual([])
      await hits(page).first().getByRole('button', { name: /^Why/ }).click()
      await expectClean(page, 'why a hit was found')
      await page.keyboard.press('Escape')
      await hits(page)
        .first()
        .getByRole('button', { name: /^More like this/ })
        .click()
      await expect(cards(page)).toHaveCount(10)
      await expectClean(page, 'more like this')
      await searchField(page).fill('xyzzyq')
      await expect(page.getByRole('heading', { name: /^Nothing for/ })).toBeVisible()
      await expectClean(page, 'nothing found')
      for (const panel of ['Your own catalogue', 'The kernel']) {
        await openPanel(page, panel)
        await expectClean(page, panel)
      }
    })
  })

for (const [name, viewport] of Object.entries(SIZES))
  test.describe(`${name}, touched`, () => {
    test.use({ viewport })

    test(`[PG13] gives fingers room: ${name}`, async ({ page }) => {
      await openMuseum(page)
      const least = name === 'kiosk' ? 56 : 44
      for (const view of ['Works', 'Plan', 'Workshop'] as const) {
        await goTo(page, view)
        expect(await page.evaluate(tooSmall, least), view).toEqual([])
      }
      await goTo(page, 'Works')
      await cards(page).first().locator('[data-act=open]').click()
      expect(await page.evaluate(tooSmall, least), 'a work').toEqual([])
    })
  })

/** Controls smaller than `least` px either way. A link inside a sentence is exempt, as in WCAG 2.5.8. */
function tooSmall(least: number): readonly string[] {
  const within = document.querySelector('dialog[open]') ?? document.body
  return [...within.querySelectorAll('button, a, summary, [role=button], input')].flatMap((control) => {
    const { width, height } = control.getBoundingClientRect()
    const hidden = width === 0 || control.closest('.skip, .inline-link, dialog:not([open])') !== null
    // A work opens by its whole card, its title being the button that says so.
    const reach = control.classList.contains('card-open')
      ? (control.closest('.card-l, .hit') ?? control.closest('.card-work'))?.getBoundingClientRect()
      : undefined
    const [w, h] = [reach?.width ?? width, reach?.height ?? height]
    return hidden || (w >= least - 0.5 && h >= least - 0.5)
      ? []
      : [`${control.outerHTML.slice(0, 90)} ${Math.round(w)}x${Math.round(h)}`]
  })
}
