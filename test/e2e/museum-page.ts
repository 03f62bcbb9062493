/** The demo as a visitor meets it, driven through what they can see and press. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Docent } from '../../src/index.ts'

declare global {
  /** The client of the page, which the demo hands to its console. */
  var docent: Docent
}

export interface Opening {
  /** Lets the test move the page's clock, so that a dwell of 20 s takes no 20 s. */
  readonly movableClock?: boolean
}

/** Opens the page and waits until it says that it is ready. */
export async function openMuseum(page: Page, { movableClock = false }: Opening = {}): Promise<void> {
  if (movableClock) await page.clock.install()
  await page.goto('/')
  await ready(page)
}

export async function ready(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'yes', { timeout: 30_000 })
}

/** Lets `seconds` pass on a page with a movable clock. */
export async function pass(page: Page, seconds: number): Promise<void> {
  await page.clock.fastForward(seconds * 1000)
}

export function cards(page: Page): Locator {
  return page.locator('.shelf-list > .card')
}

/** The works on the wall, in order. */
export async function wall(page: Page): Promise<readonly string[]> {
  return cards(page).evaluateAll((all) =>
    all.map((card) => (card instanceof HTMLElement ? (card.dataset['work'] ?? '') : '')),
  )
}

export async function goTo(page: Page, view: 'Works' | 'Feed' | 'Plan' | 'Workshop'): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).click()
}

export async function openPanel(page: Page, name: string): Promise<Locator> {
  await goTo(page, 'Workshop')
  await page.getByRole('tab', { name }).click()
  return page.getByRole('tabpanel')
}

/** The work that is open. */
export function openWork(page: Page): Locator {
  return page.locator('dialog.sheet-work[open]')
}

export function drawer(page: Page): Locator {
  return page.locator('dialog.sheet-why[open]')
}

/** Reads the works of a room on the plan, one after the other: `seconds` each, left by Close. */
export async function readInRoom(page: Page, room: string, titles: readonly RegExp[], seconds: number): Promise<void> {
  await goTo(page, 'Plan')
  await page.locator(`[data-room="${room}"]`).click()
  for (const title of titles) {
    await page.locator('.room-work').filter({ hasText: title }).click()
    await expect(openWork(page)).toBeVisible()
    await pass(page, seconds)
    await openWork(page).getByRole('button', { name: 'Close' }).click()
    await expect(openWork(page)).toHaveCount(0)
  }
  await goTo(page, 'Works')
}

/** Numbers kept in an attribute of each of the elements. */
export async function numbersIn(elements: Locator, attribute: string): Promise<readonly number[]> {
  const texts = await elements.evaluateAll((all, name) => all.map((element) => element.getAttribute(name)), attribute)
  return texts.map(Number)
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The field, which stands in every view. */
export function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search the works' })
}

export function hits(page: Page): Locator {
  return page.locator('.hits > .hit')
}

/** What the search says of itself. */
export function doing(page: Page): Locator {
  return page.locator('.found-doing')
}

/** The works that were found, in order. */
export async function found(page: Page): Promise<readonly string[]> {
  return hits(page).evaluateAll((all) => all.map((hit) => hit.getAttribute('data-work') ?? ''))
}

/** Leaves the page without its model, as a server would that does not have it. */
export async function withoutModel(page: Page): Promise<void> {
  await page.route('**/models/**', (route) => route.fulfill({ status: 404, body: 'Not found' }))
}
