/** The incremental count against slow and obvious code, over random histories, orders of arrival and clocks. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { aDeed, aTip, inUtc, patientJudge, untouched } from '../../builders/some-features.ts'
import { compareRecords, type FeatureRecord, type Tip } from '../../../src/features/feature-record.ts'
import { DAY_MS, HOUR_MS } from '../../../src/base/time.ts'
import { FeatureTimeline } from '../../../src/features/feature-timeline.ts'
import { MUSEUM_FEATURES } from '../../../src/features/museum-features.ts'
import type { FeatureReading } from '../../../src/features/feature-window.ts'
import { aTime } from '../../builders/an-event.ts'
import { isDismissal } from '../../../src/features/reactions.ts'

const RUNS = { numRuns: 200, seed: 20261121 }
const FACTS = { rooms: 3 }
const WINDOW_DAYS = 30

/** Instants close to each other, with collisions, over three windows and two days ahead. */
const anInstant = fc
  .tuple(fc.integer({ min: -60 * 24, max: 48 }), fc.constantFrom(0, 0, 1, 60_000))
  .map(([hours, ms]) => aTime + hours * HOUR_MS + ms)
const aWork = fc.constantFrom('0', '1', '2', '3', '4', '5', '6')

const anyRecord: fc.Arbitrary<FeatureRecord> = fc.oneof(
  fc.tuple(aWork, anInstant, fc.integer({ min: 0, max: 3 })).map(([id, at, list]) => aTip(id, at, `r${list}`)),
  fc
    .record({
      id: fc.uuid(),
      ts: anInstant,
      contentId: aWork,
      event: fc.constantFrom('content_viewed', 'content_completed', 'content_dismissed'),
      dwellSeconds: fc.constantFrom(undefined, 0, 4.2, 12, 30),
      endReason: fc.constantFrom(undefined, 'next_button', 'abandon'),
    } as const)
    .map((look) => aDeed(look)),
  fc
    .record({
      id: fc.uuid(),
      ts: anInstant,
      contentId: aWork,
      feedback: fc.constantFrom('more', 'less', 'hide', 'seen'),
    } as const)
    .map((wish) => aDeed({ event: 'content_feedback', ...wish })),
  fc.record({ id: fc.uuid(), ts: anInstant }).map((search) => aDeed({ event: 'search_performed', ...search })),
)

/** Batches that come in, each followed by a clock that went on, stood still, leapt or went back. */
const aHistory = fc.array(fc.tuple(fc.array(anyRecord, { maxLength: 12 }), anInstant), { minLength: 1, maxLength: 8 })

function aTimeline(): FeatureTimeline {
  return new FeatureTimeline({
    features: MUSEUM_FEATURES,
    windowDays: WINDOW_DAYS,
    judge: patientJudge,
    localMinute: inUtc,
  })
}

/** Everything from nothing: sort, react, filter, count. */
function recount(records: readonly FeatureRecord[], now: number): ReadonlyMap<string, FeatureReading> {
  const unique = new Map(records.map((record) => [`${record.kind} ${record.id}`, record]))
  const known = [...unique.values()]
    .map(untouched)
    .filter(({ at }) => at <= now + DAY_MS)
    .toSorted(compareRecords)
  for (const tip of known) if (tip.kind === 'tip') react(tip, known)
  return new Map(
    MUSEUM_FEATURES.map((feature) => {
      const counted = known.filter((record) => record.at >= now - feature.windowDays * DAY_MS && feature.uses(record))
      const aggregate = feature.start()
      for (const record of counted) aggregate.count(record, 1)
      return [feature.name, { value: aggregate.read(FACTS), evidence: counted.length, newestAt: counted.at(-1)?.at }]
    }),
  )
}

function react(tip: Tip, records: readonly FeatureRecord[]): void {
  const isPositive = patientJudge()
  for (const record of records) {
    if (record.kind === 'tip' || record.event.contentId !== tip.contentId || record.at < tip.at) continue
    if (isDismissal(record.event)) tip.dismissedAt ??= record.at
    if (!record.content || tip.done) continue
    if (isPositive(record.event, record.content)) tip.done = { at: record.at, minute: record.minute }
  }
}

/** The five of the seed as its own words have them, over the tips of the window. */
function seedValues(records: readonly FeatureRecord[], now: number): Record<string, unknown> {
  const known = [...new Map(records.map((record) => [record.id, untouched(record)])).values()]
    .filter(({ at }) => at <= now + DAY_MS)
    .toSorted(compareRecords)
  const tips = known.filter((record) => record.kind === 'tip').filter(({ at }) => at >= now - WINDOW_DAYS * DAY_MS)
  for (const tip of tips) react(tip, known)
  const done = tips.filter((tip) => tip.done)
  const waits = tips
    .map(({ at, done: first, dismissedAt }) => Math.min(first?.at ?? Infinity, dismissedAt ?? Infinity) - at)
    .filter((wait) => wait < Infinity)
  const perHour = Array.from({ length: 24 }, (_, h) => done.filter((tip) => hourAt(tip.done?.at ?? 0) === h).length)
  return {
    completion_rate_30d: tips.length === 0 ? null : done.length / tips.length,
    dismiss_rate_30d:
      tips.length === 0 ? null : tips.filter(({ dismissedAt }) => dismissedAt !== undefined).length / tips.length,
    mean_dwell_ms_30d: waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    preferred_hour: done.length === 0 ? null : perHour.indexOf(Math.max(...perHour)),
    tip_volume_30d: tips.length,
  }
}

function hourAt(at: number): number {
  return new Date(at).getUTCHours()
}

describe('the incremental count', () => {
  it('[PF4] equals the full recount, and [PF1] the words of the seed, whatever came in which order and whatever the clock did: [PF6] [PF9]', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const timeline = aTimeline()
        const sofar: FeatureRecord[] = []
        for (const [batch, now] of history) {
          sofar.push(...batch)
          timeline.add(batch.map(untouched))
          timeline.advance(now)
          const readings = timeline.read(FACTS)
          expect(readings).toEqual(recount(sofar, now))
          expect(Object.fromEntries([...readings].slice(0, 5).map(([name, { value }]) => [name, value]))).toEqual(
            seedValues(sofar, now),
          )
        }
      }),
      RUNS,
    )
  })

  it('[PF4] counts a record once, however often it comes', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 30 }), (records) => {
        const [once, twice] = [aTimeline(), aTimeline()]
        once.add(records.map(untouched))
        once.advance(aTime)
        twice.add(records.map(untouched))
        twice.advance(aTime)
        twice.add(records.map(untouched).toReversed())
        twice.advance(aTime)
        expect(twice.read(FACTS)).toEqual(once.read(FACTS))
      }),
      { ...RUNS, numRuns: 100 },
    )
  })

  it('[PF6] forgets everything by the clock alone, and [PF9] remembers when the clock goes back', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 30 }), (records) => {
        const timeline = aTimeline()
        timeline.add(records.map(untouched))
        timeline.advance(aTime)
        const before = timeline.read(FACTS)
        timeline.advance(aTime + 33 * DAY_MS)
        for (const { evidence } of timeline.read(FACTS).values()) expect(evidence).toBe(0)
        timeline.advance(aTime)
        expect(timeline.read(FACTS)).toEqual(before)
      }),
      { ...RUNS, numRuns: 100 },
    )
  })
})
