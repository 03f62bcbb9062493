/**
 * Renders plates side by side, to be looked at:
 *   node demo/plates/contact-sheet.mjs --out sheet.png [--size 220] [--ground light|dark|both] [--only composition,...]
 *     [--ids id,...] [--from 0] [--count 24] [--names]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { createServer } from 'vite'

const GROUNDS = { light: ['#F7F4EE', '#1C1A17'], dark: ['#141311', '#ECE7DD'] }
const root = fileURLToPath(new URL('../..', import.meta.url))
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    size: { type: 'string', default: '220' },
    ground: { type: 'string', default: 'light' },
    only: { type: 'string' },
    ids: { type: 'string' },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '1000' },
    names: { type: 'boolean', default: false },
    width: { type: 'string', default: '1440' },
  },
})
if (!values.out) throw new Error('Expected --out FILE.png, found none: say where the sheet shall go.')

const folder = new URL('../museum/plates/', import.meta.url)
const records = readdirSync(folder)
  .filter((name) => name.endsWith('.ndjson'))
  .flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text)),
  )
const ids = values.ids?.split(',')
const only = values.only?.split(',')
const chosen = (ids ? ids.map((id) => records.find((record) => record.id === id)).filter(Boolean) : records)
  .filter((record) => !only || only.includes(record.composition))
  .slice(Number(values.from), Number(values.from) + Number(values.count))

const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
})
const { drawPlate } = await server.ssrLoadModule('/demo/plates/draw-plate.ts')
const { findChromium } = await server.ssrLoadModule('/test/find-chromium.ts')
const plates = chosen.map((record) => ({ id: record.id, svg: drawPlate(record, { size: Number(values.size) }) }))
const heavy = plates.filter(({ svg }) => Buffer.byteLength(svg) > 3000)
process.stdout.write(
  `${plates.length} plates, ${heavy.length} over 3000 bytes${heavy.map(({ id, svg }) => `\n  ${id} ${Buffer.byteLength(svg)}`).join('')}\n`,
)

const grounds = values.ground === 'both' ? ['light', 'dark'] : [values.ground]
const cell = ({ id, svg }) => `<figure>${svg}${values.names ? `<figcaption>${id}</figcaption>` : ''}</figure>`
const sheet = (ground) =>
  `<section style="background:${GROUNDS[ground][0]};color:${GROUNDS[ground][1]}">${plates.map(cell).join('')}</section>`
const style = `body{margin:0;font:10px sans-serif}section{display:flex;flex-wrap:wrap;gap:${Number(values.size) > 100 ? 14 : 6}px;padding:16px}figure{margin:0;width:${values.size}px}svg{display:block;border-radius:2px}figcaption{padding-top:3px;overflow:hidden;white-space:nowrap}`
const { executablePath, args, env } = await findChromium()
const browser = await chromium.launch({ executablePath, args, env })
const page = await browser.newPage({ viewport: { width: Number(values.width), height: 800 } })
await page.setContent(`<style>${style}</style>${grounds.map(sheet).join('')}`)
await page.screenshot({ path: values.out, fullPage: true })
await browser.close()
await server.close()
