/** A catalog's vectors from the device into memory, in a worker of a real Chromium: a page load each, real files. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Bench, Row } from './bench.ts'
import { inBenchPage } from './bench-page.ts'
import { imageLayout } from '../src/vector/image-layout.ts'
import type { LoadingRequest, Place, What } from './load/loading-request.ts'
import { percentiles } from './quantile.ts'

const ROWS = 100_000
const DIM = 384
const RELOADS = 15
const MEGABYTE = 1e6
/** One plane of int8: what the goal of issue 5 is about. */
const PLANE: What = { kind: 'plane', rows: ROWS, dim: DIM }
/** Scales, codes and residuals: what is read in truth. */
const IMAGE: What = { kind: 'image', rows: ROWS, dim: DIM }
const PLANE_GOAL_MS = 25

const bench: Bench = {
  name: 'load',
  async run() {
    // A profile of its own on the disk: a private window would keep its files in memory.
    const profile = await mkdtemp(join(tmpdir(), 'docent-load-'))
    try {
      return await inBenchPage({ folder: 'load', include: ['zod/mini', 'idb'], profile }, async (page) => [
        ...(await timesOf(page, PLANE, { p50: PLANE_GOAL_MS })),
        ...(await timesOf(page, IMAGE)),
        await row(page, 'the same, and made ready to be searched', { do: 'open', what: IMAGE }),
        ...bytesPerItem(),
      ])
    } finally {
      await rm(profile, { recursive: true, force: true })
    }
  },
}
export default bench

declare global {
  /** Defined by load/index.html. */
  var loading: (request: LoadingRequest) => Promise<number>
}

async function timesOf(page: Page, what: What, goals?: Row['goals']): Promise<Row[]> {
  const bytes = what.kind === 'plane' ? ROWS * DIM : imageLayout(ROWS, DIM).bytes
  const size = `${(bytes / MEGABYTE).toFixed(1)} MB`
  const kept = await ask(page, { do: 'keep', what })
  const read = (name: string, from: Place, into: 'fresh' | 'touched' = 'fresh'): Promise<Row> =>
    row(page, name, { do: 'read', what, from, into })
  const blob = await read(`${size} from IndexedDB, a Blob`, 'blob')
  const inRecord = await read(`${size} from IndexedDB, bytes in a record`, 'bytes')
  const file = await read(`${size} from OPFS, one synchronous read`, 'opfs')
  const touched = await read(`${size} from OPFS, into memory that was used before`, 'opfs', 'touched')
  const peer = { peerName: 'IndexedDB, bytes in a record', peer: inRecord.p50 }
  return [
    { ...file, ...peer, ...(goals ? { goals } : {}) },
    { ...touched, ...(goals ? { goals } : {}) },
    { ...blob, ...peer },
    { name: `${size} kept in OPFS, once`, rows: ROWS, p50: kept, unit: 'ms' },
  ]
}

async function row(page: Page, name: string, request: LoadingRequest): Promise<Row> {
  const times: number[] = []
  for (let at = 0; at < RELOADS; at++) {
    await page.reload()
    times.push(await ask(page, request))
  }
  return { name, rows: ROWS, ...percentiles(times), unit: 'ms' }
}

function ask(page: Page, request: LoadingRequest): Promise<number> {
  return page.evaluate<number, LoadingRequest>((asked) => globalThis.loading(asked), request)
}

/** Of the file, and so of the device and of memory. */
function bytesPerItem(): Row[] {
  const { scalesAt, codesAt, residualsAt, bytes, rows } = imageLayout(ROWS, DIM)
  const of = (name: string, part: number): Row => ({ name, rows: ROWS, p50: part / rows, unit: 'bytes' })
  return [
    of('codes of an item', residualsAt - codesAt),
    of('residuals of an item', bytes - residualsAt),
    of('scale of an item', codesAt - scalesAt),
    { name: 'vectors of an item in the file, header and padding shared', rows: ROWS, p50: bytes / ROWS, unit: 'bytes' },
  ]
}
