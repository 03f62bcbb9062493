/** Signed updates: what they cost on the wire, and what they cost a device, in the worker of a real Chromium. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { ADevice } from '../test/attacks/a-device.ts'
import type { Bench, Row } from './bench.ts'
import { inBenchPage } from './bench-page.ts'
import { type PublishedSite, publishedSite } from './sync/published-site.ts'
import { serveSite } from './sync/serve-site.ts'
import { Simulator } from '../test/attacks/simulator.ts'
import type { SyncReport } from '../src/contracts/sync-report.ts'

const KILOBYTE = 1000
const SMALL = 10_000
const LARGE = 50_000
const EDITS = 100
const UPDATES = 5
/** As many as a release leads from. */
const RELEASES = 30
const PART_BYTES = 65_536

/** Figures that issue 6 asks for. */
const GOALS = {
  oneEdit: { requests: 3, kilobytes: 3 },
  edits: { kilobytes: 80 },
  noChange: { requests: 1, kilobytes: 1 },
  applyMs: 300,
  flipMs: 10,
  releaseMs: 60_000,
  wasteKilobytes: PART_BYTES / KILOBYTE,
}

const bench: Bench = {
  name: 'sync',
  async run(flags) {
    const small = await publishedSite(SMALL)
    const large = await publishedSite(LARGE)
    return [
      ...(await onTheWire(small)),
      await cuts(small),
      ...(await onADevice(large)),
      // Minutes: each of the thirty releases is made as a publisher would make it.
      ...(flags.has('slow') ? [await lastOfMany(large)] : []),
    ]
  },
}
export default bench

declare global {
  /** Defined by sync/index.html. */
  var openSync: (root: string, request: unknown) => Promise<void>
  var syncOnce: () => Promise<SyncReport>
}

async function onTheWire(small: PublishedSite): Promise<Row[]> {
  const { site, anchor } = small
  const device = new ADevice(anchor)
  device.now = Date.now()
  const sync = (): Promise<SyncReport> => device.run(new Simulator(site.files))
  await sync()
  const noChange = await sync()
  await small.edit(1)
  const one = await sync()
  await small.edit(EDITS)
  const many = await sync()
  const rows = (
    name: string,
    report: SyncReport,
    goals: { readonly requests?: number; readonly kilobytes: number },
  ): Row[] => [
    { name: `${name}: bodies`, rows: SMALL, p50: report.bytes / KILOBYTE, unit: 'KB', goals: { p50: goals.kilobytes } },
    {
      name: `${name}: requests`,
      rows: SMALL,
      p50: report.requests,
      unit: 'requests',
      ...(goals.requests === undefined ? {} : { goals: { p50: goals.requests } }),
    },
  ]
  return [
    ...rows('nothing new', noChange, GOALS.noChange),
    ...rows('one edited record', one, GOALS.oneEdit),
    ...rows(`${EDITS} edited records`, many, GOALS.edits),
  ]
}

/** The most that a transfer which was cut, and gone on with by another worker, cost beyond its bytes. */
async function cuts({ site, anchor }: PublishedSite): Promise<Row> {
  const every = 4096
  const { items } = site.releases.at(-1)?.manifest ?? {}
  if (!items) throw new Error('Expected a release.')
  const path = `o/${items.sha256}`
  let most = 0
  for (let at = every; at < items.bytes; at += every) {
    let isCut = false
    const simulator = new Simulator(site.files).lie(path, (bytes = new Uint8Array()) => {
      if (isCut) return bytes
      isCut = true
      return { cutAfter: { bytes, length: at, stalled: true } }
    })
    const device = new ADevice(anchor)
    device.now = Date.now()
    const first = await device.run(simulator)
    device.restart()
    const second = await device.run(simulator)
    if (second.outcome !== 'updated') throw new Error(`Cut at ${at}: ${second.message}`)
    const whole = simulator.files.get('head')?.length ?? 0
    const { manifest, head } = site.releases.at(-1) ?? {}
    const needed =
      whole * 2 +
      (head?.manifest.bytes ?? 0) +
      (manifest?.info.bytes ?? 0) +
      items.bytes +
      (manifest?.vectors.bytes ?? 0)
    most = Math.max(most, first.bytes + second.bytes - needed)
  }
  return {
    name: 'what a cut costs beyond its bytes, at every 4 KiB of the records, at most',
    rows: SMALL,
    p50: most / KILOBYTE,
    unit: 'KB',
    goals: { p50: GOALS.wasteKilobytes },
  }
}

async function onADevice(large: PublishedSite): Promise<Row[]> {
  const server = await serveSite(large.site)
  const profile = await mkdtemp(join(tmpdir(), 'docent-sync-'))
  try {
    return await inBenchPage({ folder: 'sync', include: ['comlink', 'zod/mini', 'idb'], profile }, async (page) => {
      await page.evaluate(
        ([root, url]) => globalThis.openSync(root ?? '', { protocol: 1, catalog: url, database: 'bench' }),
        [large.anchor, server.url],
      )
      const first = await take(page)
      const reports: SyncReport[] = []
      for (let at = 0; at < UPDATES; at++) {
        await large.edit(EDITS)
        reports.push(await take(page))
      }
      const row = (name: string, times: readonly number[], p50?: number): Row => ({
        name,
        rows: LARGE,
        p50: middleOf(times),
        unit: 'ms',
        ...(p50 === undefined ? {} : { goals: { p50 } }),
      })
      return [
        row('the first release, whole', [first.tookMs]),
        row(
          `${EDITS} changes applied and verified`,
          reports.map(({ applyMs }) => applyMs ?? NaN),
          GOALS.applyMs,
        ),
        row(
          'the flip',
          reports.map(({ flipMs }) => flipMs ?? NaN),
          GOALS.flipMs,
        ),
        row(
          'a whole update: fetched, applied, staged, flipped',
          reports.map(({ tookMs }) => tookMs),
        ),
      ]
    })
  } finally {
    server.close()
    await rm(profile, { recursive: true, force: true })
  }
}

async function lastOfMany(large: PublishedSite): Promise<Row> {
  let ms = 0
  while (large.site.releases.length <= RELEASES) ms = await large.edit(EDITS)
  return {
    name: `a release with ${RELEASES} deltas, in Node`,
    rows: LARGE,
    p50: ms,
    unit: 'ms',
    goals: { p50: GOALS.releaseMs },
  }
}

async function take(page: Page): Promise<SyncReport> {
  const report = await page.evaluate(() => globalThis.syncOnce())
  if (report.outcome !== 'updated') throw new Error(JSON.stringify(report))
  return report
}

function middleOf(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
