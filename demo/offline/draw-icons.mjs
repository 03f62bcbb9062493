/** `node demo/offline/draw-icons.mjs`: draws the app's icons from demo/icon.svg into public/icons, in a real browser. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { runnerImport } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ICONS = join(ROOT, 'public', 'icons')
const PAPER = '#f7f4ee'
/** Of a maskable icon only the middle is sure to be seen: a circle of four fifths. Source: W3C, Web App Manifest. */
const DRAWN = { 'icon-192': [192, 1], 'icon-512': [512, 1], 'maskable-512': [512, 0.8], 'touch-180': [180, 0.9] }

const { module } = await runnerImport(join(ROOT, 'test/find-chromium.ts'), { root: ROOT, configFile: false })
const svg = await readFile(join(ROOT, 'demo', 'icon.svg'), 'utf8')
const browser = await chromium.launch(await module.findChromium())
await mkdir(ICONS, { recursive: true })
try {
  for (const [name, [side, share]] of Object.entries(DRAWN)) {
    const page = await browser.newPage({ viewport: { width: side, height: side } })
    const drawing = svg.replace('<svg', `<svg width="${side * share}"`)
    await page.setContent(
      `<body style="margin:0;height:${side}px;display:grid;place-items:center;background:${PAPER}">${drawing}`,
    )
    await page.screenshot({ path: join(ICONS, `${name}.png`) })
    await page.close()
  }
} finally {
  await browser.close()
}
