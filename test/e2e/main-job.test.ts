import { expect, test } from '@playwright/test'
import {
  cards,
  drawer,
  goTo,
  numbersIn,
  openMuseum,
  openPanel,
  openWork,
  pass,
  readInRoom,
  ready,
  sum,
  wall,
} from './museum-page.ts'

const IMPRESSIONISM = '19'
const THREE_IMPRESSIONISTS = [/Impression, Sunrise/, /Gare Saint-Lazare/, /Boating Party/]

test('[PG1] hangs ten works to begin with, each with a reason', async ({ page }) => {
  await openMuseum(page)
  await expect(page.getByRole('heading', { name: 'Ten works to begin with' })).toBeVisible()
  await expect(cards(page)).toHaveCount(10)
  await expect(cards(page).first()).toHaveClass(/card-l/)
  for (const reason of await page.locator('.reason').allInnerTexts()) expect(reason.trim()).toMatch(/\.$/)
})

test('[PG1] hangs the works of a chosen interest at once', async ({ page }) => {
  await openMuseum(page)
  const before = await wall(page)
  await page.getByRole('button', { name: 'sea', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('You chose sea.')
  expect(await wall(page)).not.toEqual(before)
  await expect(page.getByRole('heading', { name: 'Ten works to begin with' })).toBeVisible()
})

test('[PG4] turns warm after three looks at one theme, explains itself and lasts over a reload [PG5] [PG8]', async ({
  page,
}) => {
  await openMuseum(page, { movableClock: true })
  await readInRoom(page, IMPRESSIONISM, THREE_IMPRESSIONISTS, 40)
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  const warm = await wall(page)
  const alike = await page.evaluate(async (ids) => {
    const works = await docent.catalog.contents(ids)
    return works.filter((work) =>
      work.tags.some((tag) => tag.label === 'impressionism' || tag.label === 'post-impressionism'),
    ).length
  }, warm)
  expect(alike, 'impressionists and their next neighbours among ten works').toBeGreaterThanOrEqual(5)

  await cards(page).nth(2).getByRole('button', { name: /^Why/ }).click()
  await expect(drawer(page)).toBeVisible()
  const total = Number(await drawer(page).locator('[data-total]').getAttribute('data-total'))
  const lines = await numbersIn(drawer(page).locator('[data-line]'), 'data-value')
  expect(lines.length).toBeGreaterThan(2)
  expect(sum(lines)).toBeCloseTo(total, 9)
  await page.keyboard.press('Escape')

  await page.reload()
  await ready(page)
  await expect(page.getByRole('heading', { name: 'Ten works for you' })).toBeVisible()
  expect(new Set(await wall(page))).toEqual(new Set(warm))
})

test('[PG5] opens a line to its works and a work to its looks, all summing up', async ({ page }) => {
  await openMuseum(page, { movableClock: true })
  await readInRoom(page, IMPRESSIONISM, THREE_IMPRESSIONISTS, 40)
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  const meaning = drawer(page).locator('[data-line=semantic]')
  await meaning.locator('summary').click()
  const value = Number(await meaning.getAttribute('data-value'))
  const shares = await numbersIn(meaning.locator('[data-share]'), 'data-share')
  expect(sum(shares)).toBeCloseTo(value, 9)
  const look = meaning.locator('[data-share]').filter({ hasText: 'Impression, Sunrise' })
  await expect(look.locator('.why-event')).toContainText(/\b4\d s today at /)
  expect(sum(await numbersIn(look.locator('[data-event-share]'), 'data-event-share'))).toBeCloseTo(
    Number(await look.getAttribute('data-share')),
    9,
  )

  // What is said of a look is kept on the device, not by the page.
  await page.reload()
  await ready(page)
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  await drawer(page).locator('[data-line=semantic] summary').click()
  await expect(drawer(page).locator('.why-event').first()).toContainText(/\b4\d s today at /)
})

test('[PG5] calls simulated figures simulated, and every plate a plate', async ({ page }) => {
  await openMuseum(page)
  for (const words of await cards(page).allInnerTexts()) expect(words).toMatch(/plate \d+/i)
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  await expect(drawer(page).locator('[data-line=popularity]')).toContainText('(simulated)')
  await expect(page.getByRole('contentinfo')).toContainText('Visitor numbers are simulated.')
})

test('[PG7] asks for nothing once it is ready, and works without any network', async ({ page, context }) => {
  const asked: string[] = []
  await openMuseum(page, { movableClock: true })
  context.on('request', (request) => asked.push(request.url()))
  await context.setOffline(true)
  await readInRoom(page, IMPRESSIONISM, THREE_IMPRESSIONISTS.slice(0, 1), 40)
  await cards(page).first().getByRole('button', { name: /^Why/ }).click()
  await expect(drawer(page)).toBeVisible()
  await page.keyboard.press('Escape')
  for (const panel of [
    'Your taste',
    'Your place',
    'The last list',
    'Your visit',
    'The kernel',
    'What is kept',
    'Requests',
  ])
    await openPanel(page, panel)
  await expect(page.locator('[data-since-ready]')).toHaveAttribute('data-since-ready', '0')
  await expect(page.getByRole('heading', { name: 'No requests since the page was ready' })).toBeVisible()
  // Pictures drawn in the page are no requests; the sync worker looks for a newer catalogue by a lot that it drew (SY54).
  expect(asked.filter((url) => !url.startsWith('data:') && !url.endsWith('/catalog/head'))).toEqual([])
})

test('[PG3] follows Next to where it says, links to a neighbour, and closes', async ({ page }) => {
  await openMuseum(page, { movableClock: true })
  await cards(page).first().locator('[data-act=open]').click()
  await pass(page, 20)
  const next = openWork(page).locator('[data-act=next]')
  const promised = (await next.innerText()).replace('Next: ', '')
  await next.dblclick()
  await expect(openWork(page).getByRole('heading', { level: 2 })).toHaveText(promised)
  await pass(page, 20)
  const link = openWork(page).locator('[data-act=link]').first()
  const neighbour = await link.locator('.neighbour-title').innerText()
  await link.click()
  await expect(openWork(page).getByRole('heading', { level: 2 })).toHaveText(neighbour)
  await openWork(page).locator('[data-act=close]').dblclick()
  await expect(openWork(page)).toHaveCount(0)

  const visit = await openPanel(page, 'Your visit')
  await expect(visit.getByRole('heading', { name: /^3 works/ })).toBeVisible()
  await expect(visit.locator('.look')).toHaveCount(3)
  await expect(visit).toContainText('then on to the next')
  await expect(visit).toContainText('then along a link')
})

test('[PG6] keeps the visit out of the address', async ({ page }) => {
  await openMuseum(page)
  const addresses = new Set<string>()
  const note = (): void => void addresses.add(new URL(page.url()).hash)
  await cards(page).first().locator('[data-act=open]').click()
  note()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'sea', exact: true }).click()
  note()
  for (const view of ['Plan', 'Workshop', 'Works'] as const) {
    await goTo(page, view)
    note()
  }
  expect([...addresses].toSorted()).toEqual(['', '#plan', '#works', '#workshop'])
})
