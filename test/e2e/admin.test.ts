/** The admin page: what it shows after a visit is what the visit was. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { openMuseum, readInRoom } from './museum-page.ts'
import { SIZES } from './sizes.ts'

const HOUR_MS = 3_600_000
const IMPRESSIONISM = '19'
const THREE = [/Impression, Sunrise/, /The Gare Saint-Lazare/, /Luncheon of the Boating Party/]
/** How much faster the vault's clock runs where values are to grow old: an hour in a second. */
const FASTER = 3600

async function openAdmin(page: Page, panel: string): Promise<Locator> {
  await page.getByRole('contentinfo').getByRole('link', { name: 'Admin' }).click()
  await page.getByRole('tab', { name: panel }).click()
  return page.getByRole('tabpanel')
}

async function expectClean(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, where).toEqual([])
}

/** No panel is wider than a phone. */
async function expectNarrow(page: Page): Promise<void> {
  for (const panel of ['Experiments', 'Replay', 'Trials', 'Storage and health', 'Export and forget']) {
    await openAdmin(page, panel)
    await expect(page.getByRole('tabpanel').getByRole('heading', { level: 3 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), panel).toBe(0)
  }
}

/** The worker's own file begins by hurrying its clock; its long timers run by that clock. */
async function withFastVault(page: Page): Promise<void> {
  const hurried = `{
    const start = Date.now(), now = Date.now.bind(Date), later = setTimeout
    Date.now = () => start + (now() - start) * ${FASTER}
    self.setTimeout = (then, ms) => later(then, ms > 60000 ? ms / ${FASTER} : ms)
  }\n`
  await page.route('**/workers/vault*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: hurried + (await response.text()) })
  })
}

test('[AM1] [AM2] [AM4] [AM5] [AM7] [AM8] [AM9] shows the visit, its trial with the odds, and its record', async ({
  page,
}) => {
  // In the next clock hour: a pace is of works an hour, and what was before the lists came of none of them.
  await page.clock.install({ time: Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 300_000 })
  await openMuseum(page)
  await readInRoom(page, IMPRESSIONISM, THREE, 40)
  const panel = await openAdmin(page, 'Features')
  const value = (feature: string): Locator => panel.locator(`[data-feature=${feature}] .feature-value`)
  await expect(value('mean_active_dwell_s')).toHaveText(/^40\.\d$/)
  await expect(value('pace_works_per_hour')).toHaveText('3.0')
  await expect(value('favourite_tag')).toHaveText('Impressionism')
  await expect(value('dismiss_rate_30d')).toHaveText('0.00')
  const dwell = panel.locator('[data-feature=mean_active_dwell_s]')
  await expect(dwell.locator('.feature-age')).toHaveText(/^fresh \d+ s old, good for 24 h$/)
  await dwell.locator('summary').press('Enter')
  await expect(dwell.locator('[data-records] li')).toHaveText([
    /Boating Party: 4\d s/,
    /Gare.+: 4\d s/,
    /Sunrise: 4\d s/,
  ])
  await expectClean(page, 'features')

  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Feed' }).click()
  await expect(page.locator('.feed-card').nth(5)).toContainText('A trial: drawn by chance for this place.')
  await expect(page.locator('.trial-mark')).toHaveCount(1)
  const trials = await openAdmin(page, 'Trials')
  await expect(trials.getByRole('heading', { name: 'One trial, none learnt from' })).toBeVisible()
  const logged = await page.evaluate(async () => (await docent.profile.exploration()).tried[0]?.propensity ?? 0)
  expect(logged).toBeGreaterThan(0)
  expect(logged).toBeLessThan(1)
  await expect(trials.locator('[data-odds]')).toHaveText(logged.toPrecision(2))
  await expectClean(page, 'trials')

  await page.getByRole('tab', { name: 'Trials' }).press('ArrowDown')
  await expect(page.locator('[data-experiment] [data-own]')).toHaveText(/lists as they are.+this device/s)
  await expect(page.locator('[data-metric=dwell_seconds] .number')).toHaveText(/^1[12]\d$/)
  const [counts] = await Promise.all([page.waitForEvent('download'), page.click('[data-act=save-counts]')])
  expect(counts.suggestedFilename()).toBe('docent-experiment-counts.json')
  await expectClean(page, 'experiments')
  await page.getByRole('tab', { name: 'Experiments' }).press('ArrowDown')
  await page.getByRole('button', { name: 'More variety' }).click()
  await expect(page.locator('[data-replay]')).toContainText(/work was liked|nothing to replay/i)
  await expectClean(page, 'replay')

  await page.getByRole('tab', { name: 'Replay' }).press('End')
  const [profile] = await Promise.all([page.waitForEvent('download'), page.click('[data-act=save-profile]')])
  await expect(page.locator('[data-carried]')).toHaveText(/^Saved: \d+ events, \d+ lists/)
  await page.getByLabel('Add a file').setInputFiles(await profile.path())
  await expect(page.locator('[data-carried]')).toHaveText(/^Taken in: 0 events, 0 lists\. \d+ events known already/)
  const broken = { name: 'profile.json', mimeType: 'application/json', buffer: Buffer.from('{}') }
  await page.getByLabel('Take a file instead').setInputFiles(broken)
  await expect(page.locator('[data-carried]')).toContainText('(profile-invalid)')
  await expect(page.getByRole('link', { name: 'Open the REST reference' })).toHaveAttribute('href', 'recsys/docs')
  await expectClean(page, 'export and forget')
  await page.getByRole('link', { name: 'To the workshop' }).click()
  await expect(page.getByRole('heading', { name: 'The workshop' })).toBeVisible()
})

test.describe('phone, dark', () => {
  test.use({ viewport: SIZES.phone, colorScheme: 'dark', reducedMotion: 'reduce' })

  test('[AM6] [AM3] tells of a value that grew old once, and keeps showing it as it is', async ({ page }) => {
    await withFastVault(page)
    await openMuseum(page, { movableClock: true })
    await readInRoom(page, IMPRESSIONISM, THREE.slice(0, 1), 40)
    const alerts = await openAdmin(page, 'Alerts')
    const ofPace = alerts.locator('[data-alert=pace_works_per_hour]')
    await expect(ofPace).toContainText('“Pace” (pace_works_per_hour) has outlived its time')
    await expectClean(page, 'alerts')
    await expectNarrow(page)
    const features = await openAdmin(page, 'Features')
    const pace = features.locator('[data-feature=pace_works_per_hour]')
    await expect(pace).toHaveAttribute('data-state', 'stale')
    await page.clock.runFor(6000)
    await expect(pace.locator('.feature-age')).toHaveText(/^stale \d+ (min|h) old, good for 60 min$/)
    await expectClean(page, 'features')
    await openAdmin(page, 'Alerts')
    await expect(ofPace).toHaveCount(1)
    await openAdmin(page, 'Features')
    await features.getByRole('button', { name: 'Read them, as a list would' }).click()
    await expect(pace.locator('.feature-value')).toHaveText('1.0')
  })
})
