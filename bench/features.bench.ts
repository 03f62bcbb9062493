/** Profile features: reading all of the registry, and taking in an event, after a short and a long history. In Node. */
import type { Bench, Row } from './bench.ts'
import { deedOf, type FeatureRecord, tipsOf } from '../src/features/feature-record.ts'
import { MINUTE_MS, SECOND_MS } from '../src/base/time.ts'
import { Content } from '../src/contracts/content.ts'
import { createMemoryContentStore } from '../src/adapters/memory/memory-content-store.ts'
import { createMemoryFeatureStore } from '../src/adapters/memory/memory-feature-store.ts'
import { FeatureTimeline } from '../src/features/feature-timeline.ts'
import type { InteractionEvent } from '../src/contracts/interaction-event.ts'
import { MUSEUM_FEATURES } from '../src/features/museum-features.ts'
import { ProfileFeatures } from '../src/engine/profile-features.ts'
import { RecConfig } from '../src/contracts/rec-config.ts'
import { seededRandom } from '../src/base/random.ts'
import { percentiles, type Percentiles } from './quantile.ts'

const WORKS = 5000
const ROOMS = 60
const TAGS = 400
const DIM = 16
const HISTORIES = [100, 100_000]
/** Events of a measurement: few, so that on a busy machine most measurements are not interrupted. */
const BATCH = 20
const RUNS = 300
const WARM_UP = 50
/** 100,000 events in the window of 30 days. */
const APART_MS = 25 * SECOND_MS
const START = Date.UTC(2026, 2, 14)

const random = seededRandom(1)
const whole = (below: number): number => Math.floor(random() * below)
const works = Array.from({ length: WORKS }, (_, i) =>
  Content.parse({
    id: `w${i}`,
    contentType: ['image_item', 'text_item', 'audio_item'][i % 3],
    title: `Work ${i}`,
    wordCount: 80,
    room: `room ${i % ROOMS}`,
    floor: String(i % 3),
    tags: [0, 1, 2].map(() => ({ facet: 'subject', label: `tag ${whole(TAGS)}` })),
  }),
)
const byId = new Map(works.map((work) => [work.id, work]))
const find = (id: string): Content | undefined => byId.get(id)
const localMinute = (at: number): number => Math.floor(at / MINUTE_MS)

const bench: Bench = {
  name: 'features',
  run: async () => {
    const rows: Row[] = []
    for (const events of HISTORIES) rows.push(...timelineRows(events), await keeperRow(events))
    return rows
  },
}
export default bench

/** Looks at random works; every tenth is searched for, every twentieth turned down. */
function eventAt(i: number): InteractionEvent {
  const common = { id: `e${i}`, userId: 'visitor', ts: START + i * APART_MS }
  if (i % 10 === 0) return { ...common, event: 'search_performed', queryText: 'sea' }
  if (i % 20 === 1) return { ...common, event: 'content_feedback', contentId: `w${whole(WORKS)}`, feedback: 'less' }
  return { ...common, event: 'content_viewed', contentId: `w${whole(WORKS)}`, dwellSeconds: whole(90) }
}

/** A list of ten for every twenty events. */
function recordsAt(i: number): FeatureRecord[] {
  const deed = deedOf(eventAt(i), find, localMinute)
  if (i % 20 !== 0) return [deed]
  const contentIds = Array.from({ length: 10 }, () => `w${whole(WORKS)}`)
  return [...tipsOf({ userId: 'visitor', recommId: `r${i}`, at: deed.at, contentIds }, find, localMinute), deed]
}

function timelineRows(events: number): Row[] {
  const timeline = new FeatureTimeline({ features: MUSEUM_FEATURES, windowDays: 30, judge, localMinute })
  const history = Array.from({ length: events }, (_, i) => recordsAt(i)).flat()
  const begun = performance.now()
  timeline.add(history)
  timeline.advance(START + events * APART_MS)
  const countMs = performance.now() - begun
  // Made beforehand: what is measured is the counting, not the making up of a visitor.
  const more = Array.from({ length: (RUNS + WARM_UP) * BATCH }, (_, i) => recordsAt(events + i))
  let next = 0
  const update = timesOf(() => {
    for (let i = 0; i < BATCH; i++, next++) {
      timeline.add(more[next] ?? [])
      timeline.advance(START + (events + next) * APART_MS)
    }
  })
  const read = timesOf(() => timeline.read({ rooms: ROOMS }))
  return [
    { name: 'all features read', rows: events, ...quantiles(read, 1), unit: 'ms', goals: { p50: 1, p95: 1 } },
    { name: 'an event taken in', rows: events, ...quantiles(update, 1000 / BATCH), unit: 'µs', goals: { p50: 50 } },
    { name: 'everything counted from nothing', rows: events, p50: countMs, unit: 'ms' },
  ]
}

/** As the engine does it: counted, read, checked for alerts and kept in memory. */
async function keeperRow(events: number): Promise<Row> {
  let now = START + events * APART_MS
  const keeper = new ProfileFeatures(
    {
      features: MUSEUM_FEATURES,
      usedBy: {},
      store: createMemoryFeatureStore(),
      localMinute,
      tell: () => undefined,
      wakeAt: () => undefined,
    },
    {
      catalog: createMemoryContentStore({
        contents: works,
        vectors: new Map(works.map(({ id }) => [id, new Float32Array(DIM).fill(0.25)])),
        manifest: { dim: DIM },
      }),
      config: RecConfig.parse({}),
      clock: { now: () => now },
      events: async () => Array.from({ length: events }, (_, i) => eventAt(i)),
      served: async () => [],
    },
  )
  await keeper.read('visitor')
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const batch = Array.from({ length: BATCH }, (_, at) => eventAt(events + i * BATCH + at))
    now += BATCH * APART_MS
    const begun = performance.now()
    await keeper.noteEvents('visitor', batch)
    times.push(performance.now() - begun)
  }
  const name = `an event of ${BATCH} sent together, kept`
  return { name, rows: events, ...quantiles(times, 1000 / BATCH), unit: 'µs', goals: { p50: 50 } }
}

/** A judge as quick as the engine's: positive from 60 s of dwell. */
function judge(): (event: InteractionEvent) => boolean {
  let seconds = 0
  return ({ dwellSeconds = 0 }) => (seconds += dwellSeconds) >= 60
}

/** Milliseconds of each run, after as many to warm up as a compiler needs. */
function timesOf(work: () => unknown): readonly number[] {
  for (let i = 0; i < WARM_UP; i++) work()
  return Array.from({ length: RUNS }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
}

/** Of times in ms, in the unit that `factor` makes of them. */
function quantiles(times: readonly number[], factor: number): Percentiles {
  const { p50, p95 } = percentiles(times)
  return { p50: p50 * factor, p95: p95 * factor }
}
