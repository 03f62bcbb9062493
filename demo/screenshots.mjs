/**
 * `npm run screenshots`: builds the demo, walks through it in a real browser at three sizes, light and dark, and writes
 * what it sees: all pictures into a folder of the system's temporary files, the README's few into docs/screenshots.
 */
import { copyFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { build, preview, runnerImport } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ALL = join(tmpdir(), 'docent-screenshots')
const KEPT = join(ROOT, 'docs', 'screenshots')
const SIZES = { phone: [390, 844], desktop: [1280, 800], kiosk: [1080, 1920] }
const README = [
  'cold-desktop-light',
  'warm-desktop-dark',
  'why-desktop-light',
  'plan-desktop-light',
  'work-phone-light',
  'workshop-phone-dark',
  'warm-kiosk-light',
  'search-desktop-light',
  'feed-desktop-light',
  'catalogue-desktop-dark',
]
/** What the visitor of the pictures lingers with: room and the beginnings of titles. */
const ROOM = '19'
const WORKS = ['Impression, Sunrise', 'The Gare Saint-Lazare', 'Luncheon of the Boating Party']
const STAY_MS = 40_000
const SEARCH = 'boats in bad weather'
const MEASUREMENTS = 14
/** The model's 38 MB have to be fetched and opened. */
const MODEL_MS = 60_000
/** Of the sample's sixty works. */
const SOME = 20
const FAULTY = 'id;title;year;tags\n1;A chair;c. 1900;wood\n2;;1811;\n3;A table;1820;a:b:c;too many\n'
/** For the plates of a view to be drawn and its motion to end. */
const SETTLE_MS = 700

const { module } = await runnerImport(join(ROOT, 'test/find-chromium.ts'), { root: ROOT, configFile: false })
const common = { mode: 'demo', configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' }
await build(common)
const server = await preview({ ...common, preview: { port: 0, host: 'localhost' } })
const browser = await chromium.launch(await module.findChromium())
await mkdir(ALL, { recursive: true })
await mkdir(KEPT, { recursive: true })
try {
  for (const size of Object.keys(SIZES)) for (const theme of ['light', 'dark']) await photograph(size, theme)
  for (const name of README) await copyFile(join(ALL, `${name}.png`), join(KEPT, `${name}.png`))
} finally {
  await browser.close()
  await server.close()
}
console.log(`${README.length} pictures in docs/screenshots, all of them in ${ALL}`)

async function photograph(size, theme) {
  const [width, height] = SIZES[size]
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' })
  await page.clock.install()
  await page.goto(server.resolvedUrls.local[0])
  await page.waitForSelector('html[data-ready=yes]')
  const shoot = (name, at) => take(page, `${name}-${size}-${theme}`, at)
  await shoot('cold')
  await goTo(page, 'plan')
  await page.click(`[data-room="${ROOM}"]`)
  for (const title of WORKS) await look(page, title, title === WORKS[0] ? () => shoot('work') : undefined)
  await goTo(page, 'works')
  await shoot('warm')
  await page.click('.card-l [data-act=why]')
  await page.click('.sheet-why summary')
  await shoot('why')
  await page.click('[data-act=close-why]')
  await goTo(page, 'plan')
  await shoot('plan')
  await goTo(page, 'workshop')
  for (const [panel, name] of [
    ['taste', 'taste'],
    ['map', 'workshop'],
    ['request', 'funnel'],
    ['visit', 'visit'],
    ['kernel', 'kernel'],
    ['requests', 'ledger'],
  ]) {
    await page.click(`#tab-${panel}`)
    if (panel === 'kernel') for (let time = 0; time < MEASUREMENTS; time++) await page.click('[data-act=measure]')
    await shoot(name)
  }
  await feed(page, shoot)
  await admin(page, shoot)
  await curate(page, shoot)
  await search(page, shoot)
  await bring(page, shoot)
  await page.close()
}

/** The feed of somebody who follows two, one of its works explained. */
async function feed(page, shoot) {
  await goTo(page, 'feed')
  for (const followed of [0, 1]) {
    await page.click(`[data-curator]:nth-child(${followed + 1}) [data-act=follow]`)
    await page.waitForSelector(`[data-curator]:nth-child(${followed + 1}) [aria-pressed=true]`)
  }
  await page.click('.note-close')
  await shoot('feed')
  await page.click('.feed-card:nth-child(2) [data-act=terms]')
  await page.waitForSelector('.sheet-why[open]')
  await shoot('features')
  await page.click('[data-act=close-why]')
}

/** What that visit was made of, for whoever looks after the house. */
async function admin(page, shoot) {
  await page.click('.colophon [href="#admin"]')
  await page.waitForSelector('.feature')
  await shoot('admin')
  for (const panel of ['trials', 'experiments', 'replay', 'profile']) {
    await page.click(`#tab-${panel}`)
    if (panel === 'replay') await page.click('[data-setting=variety]')
    if (panel === 'replay') await page.waitForSelector('[data-replay] p', { timeout: MODEL_MS })
    await shoot(panel)
  }
  await goTo(page, 'workshop')
}

/** The curator's corner: a label on the desk, what the kiosk made of it, and of an attack. */
async function curate(page, shoot) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.click('#tab-curator')
  await page.click('[data-act=set-up]')
  await page.waitForSelector('.label-form')
  await page.click('[data-act=suggest]')
  await shoot('desk')
  await page.click('[data-act=release]')
  await page.waitForSelector('.taken', { timeout: MODEL_MS })
  await page.click('[data-act=attack-replay]')
  await page.waitForSelector('.refusal')
  await shoot('curator', '.taken')
}

/** The field as it is first met, the hits, one of them explained, and what is like it. */
async function search(page, shoot) {
  await goTo(page, 'works')
  await page.keyboard.press('/')
  await shoot('field')
  await page.keyboard.type(SEARCH)
  await page.waitForSelector('.found-doing[data-meaning=used]', { timeout: MODEL_MS })
  // Once more, with the model at hand: the picture shows what a search takes, not what the model took.
  await page.fill('#search', '')
  await page.keyboard.type(SEARCH)
  await page.waitForSelector('.found-doing[data-meaning=used]')
  await shoot('search')
  await page.click('.hit [data-act=why]')
  await shoot('found')
  await page.click('[data-act=close-why]')
  await page.click('.hit [data-act=similar]')
  await page.waitForSelector('[data-act=end-similar]')
  await shoot('similar')
}

/** A file with faults, then the sample: a good part of its works read, and their wall. */
async function bring(page, shoot) {
  await goTo(page, 'workshop')
  await page.click('#tab-catalog')
  await page.setInputFiles('#own-file', { name: 'parish.csv', mimeType: 'text/csv', buffer: Buffer.from(FAULTY) })
  await page.waitForSelector('.fault-table')
  await shoot('faults')
  await page.click('[data-act=sample]')
  await page.waitForFunction(
    (least) => Number(document.querySelector('[data-growth]')?.dataset.embedded) > least,
    SOME,
    { timeout: MODEL_MS },
  )
  await page.click('[data-act=pause]')
  await page.waitForSelector('[data-growth=paused]')
  await shoot('catalogue')
  await goTo(page, 'works')
  await page.waitForSelector('.shelf-list .card')
  await shoot('own')
}

/** A look of STAY_MS at a work of the room that is open. */
async function look(page, title, during) {
  await page.locator('.room-work', { hasText: title }).click()
  await page.waitForSelector('.sheet-work[open]')
  await page.clock.fastForward(STAY_MS)
  await during?.()
  await page.click('[data-act=close]')
  await page.waitForSelector('.sheet-work:not([open])', { state: 'attached' })
}

async function goTo(page, view) {
  await page.click(`.view[href="#${view}"]`)
  if (view === 'plan') await page.evaluate(() => document.querySelector('.note-close')?.click())
}

/** `at`: what lies at the top of the picture; the page's own top without it. */
async function take(page, name, at = 'body') {
  await page.clock.runFor(SETTLE_MS)
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  await page.evaluate((place) => document.querySelector(place)?.scrollIntoView({ behavior: 'instant' }), at)
  await page.screenshot({ path: join(ALL, `${name}.png`) })
}
