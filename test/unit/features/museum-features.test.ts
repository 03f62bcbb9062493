/** Every feature of the registry by hand: small histories whose values can be checked on paper. */
import { describe, expect, it } from 'vitest'
import { aDeed, aTip, findWork, inUtc, patientJudge } from '../../builders/some-features.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/base/time.ts'
import type { FeatureRecord } from '../../../src/features/feature-record.ts'
import { FeatureTimeline } from '../../../src/features/feature-timeline.ts'
import { MUSEUM_FEATURES } from '../../../src/features/museum-features.ts'
import type { ProfileFeature } from '../../../src/features/profile-feature.ts'
import { aTime } from '../../builders/an-event.ts'
import { tipVolume } from '../../../src/features/museum/tip-volume.ts'
import { checkFeatures } from '../../../src/features/check-features.ts'
import type { LocalMinute } from '../../../src/features/local-minute.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { deedOf } from '../../../src/features/feature-record.ts'

function timelineOf(records: readonly FeatureRecord[], localMinute: LocalMinute = inUtc, now = aTime): FeatureTimeline {
  const timeline = new FeatureTimeline({
    features: MUSEUM_FEATURES,
    windowDays: 30,
    judge: patientJudge,
    localMinute,
  })
  timeline.add(records)
  timeline.advance(now)
  return timeline
}

function valuesOf(records: readonly FeatureRecord[], localMinute?: LocalMinute): Record<string, unknown> {
  const readings = timelineOf(records, localMinute).read({ rooms: 3 })
  return Object.fromEntries([...readings].map(([name, { value }]) => [name, value]))
}

const YESTERDAY = aTime - DAY_MS

describe('the five features of the seed', () => {
  /** Four served, at 12:00: '1' done after 60 s, '2' dismissed after 20 s, '3' both (less after 10 s, more after 40 s). */
  const four: readonly FeatureRecord[] = [
    ...['1', '2', '3', '4'].map((id) => aTip(id, YESTERDAY, 'list')),
    aDeed({ id: 'a', contentId: '1', ts: YESTERDAY + 60_000, dwellSeconds: 20 }),
    aDeed({ id: 'b', contentId: '2', ts: YESTERDAY + 20_000, dwellSeconds: 1, endReason: 'abandon' }),
    aDeed({ id: 'c', event: 'content_feedback', contentId: '3', ts: YESTERDAY + 10_000, feedback: 'less' }),
    aDeed({ id: 'd', event: 'content_feedback', contentId: '3', ts: YESTERDAY + 40_000, feedback: 'more' }),
  ]

  it('[PF1] are what the seed says, on the worked example', () => {
    expect(valuesOf(four)).toMatchObject({
      completion_rate_30d: 2 / 4,
      dismiss_rate_30d: 2 / 4,
      mean_dwell_ms_30d: (60_000 + 20_000 + 10_000) / 3,
      preferred_hour: 12,
      tip_volume_30d: 4,
    })
  })

  it('[PF1] carry the names, dtypes and words of the seed', () => {
    expect(MUSEUM_FEATURES.slice(0, 5).map(({ name, dtype, description }) => [name, dtype, description])).toEqual([
      [
        'completion_rate_30d',
        'numeric',
        'Fraction of tips served in the last 30 days that received a "done" reaction.',
      ],
      [
        'dismiss_rate_30d',
        'numeric',
        'Fraction of tips served in the last 30 days that received a "dismiss" reaction.',
      ],
      ['mean_dwell_ms_30d', 'numeric', 'Average dwell time (ms between served and reacted) over the last 30 days.'],
      ['preferred_hour', 'numeric', 'Hour-of-day with the most "done" reactions in the last 30 days (0-23).'],
      ['tip_volume_30d', 'numeric', 'Number of tips served to the user in the last 30 days.'],
    ])
  })

  it('[PF2] a tip is done by what came after it was served, not by what came before', () => {
    const look = (id: string, ts: number, dwellSeconds: number): FeatureRecord =>
      aDeed({ id, contentId: '1', ts, dwellSeconds })
    const before = look('before', YESTERDAY - 1, 30)
    expect(valuesOf([before, aTip('1', YESTERDAY)])['completion_rate_30d']).toBe(0)
    // The first list saw 15 + 10 s, the second only 10 s.
    const twice = [aTip('1', YESTERDAY), look('a', YESTERDAY + 1, 15), aTip('1', YESTERDAY + 2), look('b', aTime, 10)]
    expect(valuesOf(twice)).toMatchObject({ completion_rate_30d: 1 / 2, mean_dwell_ms_30d: DAY_MS })
    // In the same instant counts as after.
    expect(valuesOf([look('now', YESTERDAY, 30), aTip('1', YESTERDAY)])['completion_rate_30d']).toBe(1)
  })

  it('[PF2] an unknown content can be dismissed, never done; seen is neither', () => {
    const records = [
      aTip('0', YESTERDAY),
      aTip('1', YESTERDAY),
      aDeed({ id: 'a', contentId: '0', ts: aTime, dwellSeconds: 99 }),
      aDeed({ id: 'b', event: 'content_dismissed', contentId: '0', ts: aTime, dwellSeconds: undefined }),
      aDeed({ id: 'c', event: 'content_feedback', contentId: '1', ts: aTime, feedback: 'seen' }),
    ]
    expect(valuesOf(records)).toMatchObject({ completion_rate_30d: 0, dismiss_rate_30d: 1 / 2 })
  })

  it('[PF3] say nothing, or zero where that is known, of a visitor without a history', () => {
    expect(valuesOf([])).toEqual({
      completion_rate_30d: null,
      dismiss_rate_30d: null,
      mean_dwell_ms_30d: null,
      preferred_hour: null,
      tip_volume_30d: 0,
      completion_rate_image_30d: 0.5,
      completion_rate_text_30d: 0.5,
      completion_rate_recording_30d: 0.5,
      share_of_rooms_visited: 0,
      floors_per_visit_day: null,
      pace_works_per_hour: null,
      audio_affinity: null,
      mean_active_dwell_s: null,
      return_rate: null,
      revisit_share: null,
      morning_or_evening: null,
      search_share: 0.1,
      favourite_tag: null,
      tag_variety: null,
    })
  })
})

describe('the features of museums', () => {
  /** Three days: works 1 and 2 at ten, 1 again at eleven next day, 3 (audio) at six in the evening of the last. */
  const ten = aTime - 2 * HOUR_MS
  const visits: readonly FeatureRecord[] = [
    aDeed({ id: 'a', contentId: '1', ts: ten - 2 * DAY_MS, dwellSeconds: 10 }),
    aDeed({ id: 'b', contentId: '2', ts: ten - 2 * DAY_MS + MINUTE_MS, dwellSeconds: 20 }),
    aDeed({ id: 'c', contentId: '1', ts: ten - DAY_MS + HOUR_MS, dwellSeconds: undefined }),
    aDeed({ id: 'd', contentId: '3', ts: ten - DAY_MS + 8 * HOUR_MS, dwellSeconds: 30 }),
    aDeed({ id: 'e', event: 'search_performed', ts: ten }),
  ]

  it('[PF1] are what they say, on the worked example', () => {
    expect(valuesOf(visits)).toMatchObject({
      share_of_rooms_visited: 3 / 3,
      floors_per_visit_day: (2 + 1) / 2,
      pace_works_per_hour: 4 / 3,
      audio_affinity: 30 / 60,
      mean_active_dwell_s: 20,
      return_rate: 1 / 29,
      revisit_share: 1 / 3,
      morning_or_evening: 'morning',
      search_share: (1 + 0.2) / (5 + 2),
      favourite_tag: 'subject:snow',
    })
    // Snow 3 x .5, sea 1 x .5: exp(-(3/4 ln 3/4 + 1/4 ln 1/4)).
    expect(valuesOf(visits)['tag_variety']).toBeCloseTo(1.7548, 4)
  })

  it('[PF3] smooth what few records say: one image served and done is 2/3, not 1', () => {
    const records = [aTip('2', YESTERDAY), aDeed({ id: 'a', contentId: '2', ts: aTime, dwellSeconds: 60 })]
    expect(valuesOf(records)).toMatchObject({
      completion_rate_image_30d: (1 + 1) / (1 + 2),
      completion_rate_text_30d: 0.5,
      completion_rate_30d: 1,
    })
  })

  it('[PF6] count on the last millisecond of their window and not one later', () => {
    const records = [aTip('1', aTime - 30 * DAY_MS), aDeed({ contentId: '1', ts: aTime - 7 * DAY_MS })]
    const timeline = timelineOf(records)
    const evidence = (name: string): number | undefined => timeline.read({ rooms: 3 }).get(name)?.evidence
    expect([evidence('tip_volume_30d'), evidence('pace_works_per_hour')]).toEqual([1, 1])
    timeline.advance(aTime + 1)
    expect([evidence('tip_volume_30d'), evidence('pace_works_per_hour')]).toEqual([0, 0])
    expect(evidence('share_of_rooms_visited')).toBe(1)
  })

  it('[PF12] name the newest records behind them, newest first', () => {
    const newest = timelineOf(visits).newest(2)
    expect(newest.get('mean_active_dwell_s')).toEqual(['d', 'b'])
    expect(newest.get('search_share')).toEqual(['e', 'd'])
    expect(newest.get('tip_volume_30d')).toEqual([])
  })

  it('[PF5] a value that is no finite number counts as none', () => {
    const broken: ProfileFeature = {
      ...tipVolume,
      start: () => ({ count: () => undefined, read: () => Number.NaN }),
    }
    const timeline = new FeatureTimeline({
      features: [broken],
      windowDays: 30,
      judge: patientJudge,
      localMinute: inUtc,
    })
    timeline.advance(aTime)
    expect(timeline.read({ rooms: 0 }).get('tip_volume_30d')?.value).toBeNull()
  })
})

describe('the clock on the wall', () => {
  /** Minutes of a city's wall clock, by the time-zone rules that this Node carries. */
  function inZone(timeZone: string): LocalMinute {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    return (epochMs) => {
      const part = Object.fromEntries(format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]))
      return (
        Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute']) / MINUTE_MS
      )
    }
  }
  const inBerlin = inZone('Europe/Berlin')
  /** Done right after being served, at the given instants. */
  function doneAt(instants: readonly number[], localMinute: LocalMinute): FeatureRecord[] {
    return instants.flatMap((at) => {
      const tip = { ...aTip('1', at), minute: localMinute(at) }
      return [
        tip,
        deedOf(aDeed({ id: `e${at}`, contentId: '1', ts: at, dwellSeconds: 60 }).event, findWork, localMinute),
      ]
    })
  }

  it('[PF10] counts both hours of a day of 25 that show the same time for that hour', () => {
    // 2025-10-26, Berlin: 00:30Z and 01:30Z are both 02:30.
    const night = Date.UTC(2025, 9, 26)
    const instants = [night + 30 * MINUTE_MS, night + 90 * MINUTE_MS, night + 10 * HOUR_MS]
    const records = doneAt(instants, inBerlin)
    const timeline = timelineOf(records, inBerlin, night + DAY_MS)
    expect(timeline.read({ rooms: 3 }).get('preferred_hour')?.value).toBe(2)
  })

  it('[PF10] reads the hours of the past by the time zone that the device is in now', () => {
    let zone: LocalMinute = inBerlin
    const here: LocalMinute = (at) => zone(at)
    const records = doneAt([YESTERDAY], here)
    const timeline = timelineOf(records, here)
    expect(timeline.read({ rooms: 3 }).get('preferred_hour')?.value).toBe(13)
    zone = inZone('Asia/Kolkata')
    timeline.advance(aTime)
    expect(timeline.read({ rooms: 3 }).get('preferred_hour')?.value).toBe(17)
  })
})

describe('a registry', () => {
  const [first, second] = MUSEUM_FEATURES as [ProfileFeature, ProfileFeature]

  it('[PF13] of museums is sound', () => {
    expect(() => checkFeatures(MUSEUM_FEATURES, { bandit: MUSEUM_FEATURES.map(({ name }) => name) })).not.toThrow()
    expect(MUSEUM_FEATURES.length).toBeGreaterThanOrEqual(15)
  })

  it.each([
    ['a name taken twice', [first, { ...second, name: first.name }]],
    ['a name that is not snake_case', [{ ...first, name: 'completionRate' }]],
    ['no description', [{ ...first, description: ' ' }]],
    ['half a day', [{ ...first, windowDays: 0.5 }]],
    ['no TTL', [{ ...first, ttlSeconds: 0 }]],
    ['a prior above 1', [{ ...first, prior: { mean: 2, weight: 1 } }]],
  ])('[PF13] with %s is refused', async (_, features) => {
    expect((await refusalOf(async () => checkFeatures(features, {}))).code).toBe('feature-invalid')
  })

  it('[PF13] without a feature that an experiment uses is refused, and says who uses it', async () => {
    const refusal = await refusalOf(async () => checkFeatures([first], { 'experiment pace': ['pace_works_per_hour'] }))
    expect(refusal).toMatchObject({
      code: 'feature-unknown',
      details: { consumer: 'experiment pace', name: 'pace_works_per_hour' },
    })
  })
})
