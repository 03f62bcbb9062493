import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { cards, drawer, goTo, hits, openMuseum, openPanel, openWork, ready, searchField, wall } from './museum-page.ts'

const GROWN = { timeout: 40_000 }

function growth(page: Page): Locator {
  return page.locator('[data-growth]')
}

async function give(page: Page, name: string, text: string): Promise<void> {
  await page.locator('#own-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

async function embedded(page: Page): Promise<number> {
  return Number(await growth(page).getAttribute('data-embedded'))
}

test('[PG26] lists what is wrong with a file, and keeps the catalogue that was open', async ({ page }) => {
  await openMuseum(page)
  const before = await wall(page)
  const panel = await openPanel(page, 'Your own catalogue')
  const bad = Array.from({ length: 15 }, (_, at) => `${at},Thing ${at},room ${10 + at}`)
  await give(page, 'things.csv', ['id,title,year', ...bad, '99,,1900'].join('\n'))
  const faults = panel.locator('.faults')
  await expect(faults).toContainText('things.csv was not taken over')
  await expect(faults).toContainText('There are 16 faults in it.')
  await expect(faults.locator('tbody tr')).toHaveCount(12)
  await expect(faults.locator('tbody tr').first()).toHaveText(/^\s*2\s+year\s+.*number.*\s+.*room 10/)
  const saving = page.waitForEvent('download')
  await faults.getByRole('button', { name: 'Save the list' }).click()
  const saved = await readFile(await (await saving).path(), 'utf8')
  expect(saved.trim().split('\n')).toHaveLength(16)
  expect(saved).toMatch(/^Line 17, title: expected/m)
  // Beside the field: the page must not be replaced by the file.
  const dropped = await page.evaluateHandle(() => {
    const carried = new DataTransfer()
    carried.items.add(new File(['<!doctype html><p>Not a table'], 'page.html', { type: 'text/html' }))
    return carried
  })
  await panel.locator('.panel-title').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(faults).toContainText('page.html was not taken over')
  await goTo(page, 'Works')
  await expect(cards(page)).toHaveCount(10)
  expect(await wall(page)).toEqual(before)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Meridian')
})

test('[PG26] makes a file the catalogue: ready one by one, paused, over a reload, and back [PG27]', async ({
  page,
}) => {
  test.slow()
  await openMuseum(page)
  const panel = await openPanel(page, 'Your own catalogue')
  await panel.getByRole('button', { name: /^Or take a sample/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unterhag village museum')
  // At once: the model takes a second to open, and then sixty texts take less than one.
  await panel.getByRole('button', { name: 'Pause' }).click()
  await expect(growth(page)).toHaveText(/\d+ of 60 works are read for meaning/)
  await expect(growth(page)).toContainText('Paused;')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join()}`)).toEqual([])

  // What is ready is recommended, and only that.
  const paused = await embedded(page)
  expect(paused).toBeLessThan(60)
  await panel.getByRole('button', { name: 'Go on' }).click()
  await expect.poll(() => embedded(page), GROWN).toBeGreaterThan(paused)

  await page.reload()
  await ready(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Unterhag village museum')
  await openPanel(page, 'Your own catalogue')
  expect(await embedded(page)).toBeGreaterThanOrEqual(paused)
  await expect(growth(page)).toHaveAttribute('data-growth', 'done', GROWN)
  await expect(growth(page)).toContainText('All 60 works are read for meaning.')

  await panel.getByRole('link', { name: 'See its works' }).click()
  await expect(cards(page)).toHaveCount(10)
  for (const words of await cards(page).allInnerTexts()) expect(words).not.toMatch(/undefined|plate \d/i)
  await page.getByRole('button', { name: 'winter', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('You chose winter.')
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  await expect(drawer(page).locator('[data-line=interest]')).toContainText('winter')
  await page.keyboard.press('Escape')
  await searchField(page).fill('somebody who never came home')
  await expect(page.locator('.found-doing')).toHaveAttribute('data-meaning', 'used', GROWN)
  await hits(page).first().locator('[data-act=open]').click()
  await expect(openWork(page)).toContainText('its first letter stands in')
  await openWork(page).locator('[data-act=close]').click()
  await goTo(page, 'Plan')
  await expect(page.getByRole('main')).toContainText('says nothing of rooms')
  await openPanel(page, 'Your place')
  await expect(page.getByRole('tabpanel')).toContainText('No map of this catalogue')

  await openPanel(page, 'Your own catalogue')
  await panel.getByRole('button', { name: 'Back to The Meridian' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Meridian')
  await goTo(page, 'Works')
  await expect(cards(page)).toHaveCount(10)
  await expect(cards(page).first()).toContainText(/plate \d/i)
})
