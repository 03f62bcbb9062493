import { expect, test } from '@playwright/test'
import { openMuseum, openPanel } from './museum-page.ts'

test('[PG29] measures an exact search of the whole catalogue, again and again', async ({ page }) => {
  await openMuseum(page)
  const panel = await openPanel(page, 'The kernel')
  await expect(panel.getByRole('heading', { level: 3 })).toHaveText(/^\s*546 works in [\d.]+ ms\s*$/)
  await expect(panel).toContainText(/Relaxed SIMD|SIMD128|Plain JavaScript/)
  await expect(panel).toContainText(/[\d.]+ GB a second/)
  await expect(panel).toContainText('closed: it tried, and was refused')
  await expect(panel).toContainText('not loaded: nothing asked for it yet')
  for (let time = 0; time < 22; time++) {
    await panel.getByRole('button', { name: 'Measure again' }).click()
    const count = Math.min(time + 2, 20)
    await expect(panel.locator('.chart circle')).toHaveCount(count)
  }
  await expect(panel).toContainText('The last 20 measurements')
})
