/** The admin page's words and figures: pure functions of what the vault answers. */
import { describe, expect, it } from 'vitest'
import { evidenceWords, ageWords } from '../../../demo/admin/freshness-words.ts'
import { historyOf, noteSamples } from '../../../demo/admin/feature-history.ts'
import { measureOf, unitWords, valueWords } from '../../../demo/admin/feature-measures.ts'
import { aContent } from '../../builders/a-content.ts'
import { alertWords } from '../../../demo/admin/alert-words.ts'
import { importedWords } from '../../../demo/admin/carried-words.ts'
import type { FeatureView } from '../../../src/contracts/feature-view.ts'
import { migrationWords } from '../../../demo/admin/migration-words.ts'
import { MUSEUM_FEATURES } from '../../../src/features/museum-features.ts'
import { oddsWords } from '../../../demo/admin/odds-words.ts'
import type { ProfileView } from '../../../src/contracts/host-replies.ts'
import { recordWords } from '../../../demo/admin/record-words.ts'
import { sparkPoints } from '../../../demo/admin/spark-points.ts'
import { spanWords } from '../../../demo/admin/span-words.ts'
import { visitFeatures } from '../../../src/pipeline/selectors/visit-features.ts'
import { weightWords } from '../../../demo/admin/weight-words.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const NOW = new Date(2026, 10, 21, 14, 5).getTime()

function aFeature(change: Partial<FeatureView> = {}): FeatureView {
  return {
    name: 'pace_works_per_hour',
    dtype: 'numeric',
    description: 'Works looked at in an hour.',
    windowDays: 7,
    ttlSeconds: 3600,
    value: 3,
    state: 'fresh',
    evidence: 3,
    computedAt: NOW - 12_000,
    newestAt: NOW - 4 * MINUTE_MS,
    history: [],
    reads: [],
    usedBy: [],
    ...change,
  }
}

describe('a feature on the admin page', () => {
  it('[AM2] has a name and a unit of its own for every feature of the museum', () => {
    for (const { name } of MUSEUM_FEATURES) expect(measureOf(name).words).not.toBe(name.replaceAll('_', ' '))
    expect([valueWords('completion_rate_30d', 1 / 3), unitWords('completion_rate_30d', 1 / 3)]).toEqual([
      '0.33',
      'of 1',
    ])
    expect([valueWords('mean_dwell_ms_30d', 95_382.4), unitWords('mean_dwell_ms_30d', 1)]).toEqual(['95,382', 'ms'])
    expect([valueWords('favourite_tag', 'region:west-africa'), unitWords('favourite_tag', 'region:x')]).toEqual([
      'West Africa',
      'region',
    ])
    expect([valueWords('preferred_hour', null), unitWords('preferred_hour', null)]).toEqual(['–', ''])
    expect(valueWords('a_house_of_its_own', 0.5)).toBe('0.50')
  })

  it('[AM2] says how old it is by the clock of the vault, and for how long it is good', () => {
    expect(ageWords(aFeature(), NOW)).toBe('12 s old, good for 60 min')
    expect(ageWords(aFeature({ state: 'empty' }), NOW)).toBe('')
    expect(evidenceWords(aFeature(), NOW)).toBe('3 records of the last 7 d, the newest 4 min ago.')
    expect(evidenceWords(aFeature({ evidence: 0 }), NOW)).toBe('No record in the last 7 d.')
    expect([0, 1999, 119_000, 2 * DAY_MS, -5000].map(spanWords)).toEqual(['0 s', '1 s', '119 s', '2 d', '5 s'])
  })

  it('[AM3] has the days before as the vault keeps them, then what changed while the page watched', () => {
    const earlier = { at: NOW - DAY_MS, value: 2 }
    const history = [earlier, { at: NOW, value: 4 }]
    const seen = [3, 3, 4].reduce(
      (samples, value, at) => noteSamples(samples, [aFeature({ value, computedAt: NOW - 9000 + at })]),
      {},
    )
    const feature = aFeature({ history })
    expect(historyOf(feature, seen)).toEqual([earlier, { at: NOW - 9000, value: 3 }, { at: NOW - 8998, value: 4 }])
    expect(historyOf(feature, {})).toEqual(history)
    expect(historyOf(feature, noteSamples(seen, [aFeature({ value: null })]))).toHaveLength(3)
    const forgotten = noteSamples(seen, [aFeature({ value: null, state: 'empty' })])
    expect(historyOf(aFeature({ state: 'empty' }), forgotten)).toEqual([])
  })

  it('[AM3] draws the least value at the foot, the largest at the head, and level ones in the middle', () => {
    expect(sparkPoints([1, 3, 2])).toEqual([
      [3, 21],
      [48, 3],
      [93, 12],
    ])
    expect(sparkPoints([5, 5]).map(([, y]) => y)).toEqual([12, 12])
  })

  it('[AM4] names the records behind it: offers, looks, searches, and what the profile does not hold', () => {
    const content = aContent({ id: 'sea-1' })
    const change = { eventId: 'e1', ts: NOW, did: { event: 'content_viewed', dwellSeconds: 40 }, change: 1 } as const
    const look = {
      contentId: content.id,
      strength: 1,
      ts: NOW,
      outcome: 'positive',
      components: {},
      coefficient: 1,
    } as const
    const profile = {
      positives: [{ ...look, events: [change] }],
      negatives: [],
      neutrals: [],
      searches: [{ eventId: 's1', ts: NOW, text: 'boats', part: 1 }],
    } satisfies Pick<ProfileView, 'positives' | 'negatives' | 'neutrals' | 'searches'>
    const words = recordWords([`list-1/sea/1@${NOW}`, 'e1', 's1', 'x'], profile, NOW)
    expect(words.map(({ contentId }) => contentId)).toEqual(['sea/1', 'sea-1', undefined, undefined])
    expect(words[0]?.words).toMatch(/^offered today at /)
    expect(words[1]?.words).toMatch(/^40 s today at /)
    expect(words[2]?.words).toMatch(/^You searched for “boats” today at /)
    expect(words[3]?.words).toMatch(/^A search by words/)
  })
})

describe('trials and alerts on the admin page', () => {
  it('[AM5] names every fact that is learnt of, and odds to two digits', () => {
    const names = [
      ...visitFeatures.visitor.map(({ name }) => `visitor:${name}`),
      ...visitFeatures.item.map(({ name }) => `item:${name}`),
    ]
    expect(names.map(weightWords).filter((words) => words.includes(':') || words.includes('_'))).toEqual([])
    expect(weightWords('1')).toBe('Any trial')
    expect(weightWords('visitor:looks * item:new_tags')).toBe('many looks × unfamiliar tags')
    expect(weightWords('visitor:own_fact')).toBe('own fact')
    expect([1, 0.1149, 0.00591].map(oddsWords)).toEqual(['1.0', '0.11', '0.0059'])
  })

  it('[AM5] says what a change of features did to what was learnt', () => {
    const one = { at: NOW, added: ['item:words'], removed: [], rescaled: [{ name: 'item:newness', from: 1, to: 2 }] }
    expect(migrationWords(one, NOW)).toMatch(
      /^Today at .+: added a long text; rescaled new here \(1 → 2\)\. What was learnt of the rest stayed\.$/,
    )
  })

  it('[AM6] says of each alert what it means', () => {
    const about = 'pace_works_per_hour'
    expect(alertWords({ at: NOW, kind: 'stale', about })).toContain(
      '“Pace” (pace_works_per_hour) has outlived its time',
    )
    expect(alertWords({ at: NOW, kind: 'expired', about })).toContain('has lost its last record')
    expect(alertWords({ at: NOW, kind: 'degraded', about: 'No storage.' })).toBe('No storage.')
  })

  it('[AM9] says what became of a profile that was brought', () => {
    const taken = { mode: 'merge', served: 2, taken: ['features'] } as const
    const one = {
      ...taken,
      events: { added: 1, passedOver: 3 },
      leftOut: [{ part: 'bandit', because: 'own-kept' }],
    } as const
    expect(importedWords(one)).toBe(
      'Taken in: 1 event, 2 lists. 3 events known already, or too old. The trials here stay.',
    )
    const other = {
      ...taken,
      events: { added: 0, passedOver: 0 },
      leftOut: [{ part: 'features', because: 'not-kept-here' }],
    } as const
    expect(importedWords(other)).toBe(
      'Taken in: 0 events, 2 lists. The features are left out: nothing here keeps them.',
    )
  })
})
