import { aFeedCatalog, TOPICS } from '../../builders/a-feed.ts'
import { describe, expect, it } from 'vitest'
import { describeVisitor, type VisitorFacts } from '../../../src/feed/visitor-facts.ts'
import { FEATURE_NAMES, FEATURES, featuresOf } from '../../../src/feed/feature-table.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/base/time.ts'
import { aTime } from '../../builders/an-event.ts'
import { feedCatalogOf } from '../../../src/feed/open-feed-catalog.ts'
import type { FeedVisitor } from '../../../src/feed/feed-visitor.ts'

const catalog = feedCatalogOf(aFeedCatalog())
const nobody: FeedVisitor = { looks: [], follows: {}, interests: [] }
const factsOf = (visitor: Partial<FeedVisitor>): VisitorFacts =>
  describeVisitor({ ...nobody, ...visitor }, catalog, { now: aTime, neighbourhood: 20 })
const rowOf = (id: string): number => catalog.items.rowOf(id) ?? -1

function featureOf(facts: VisitorFacts, id: string, name: string): number {
  const at = FEATURE_NAMES.indexOf(name)
  return featuresOf(facts, [rowOf(id)])[at] ?? Number.NaN
}

describe('the twenty features', () => {
  it('[FE10] are twenty, in five groups, each documented with its unit', () => {
    expect(FEATURES).toHaveLength(20)
    expect(new Set(FEATURE_NAMES).size).toBe(20)
    const groups = FEATURES.map(({ group }) => group)
    const count = (group: string) => groups.filter((one) => one === group).length
    expect(['visitor', 'item', 'relation', 'embeddings', 'time'].map(count)).toEqual([5, 5, 5, 3, 2])
    expect(FEATURES.every(({ unit, doc }) => unit !== '' && doc.endsWith('.'))).toBe(true)
  })

  it('[FE10] are finite for a visitor of whom nothing is known, and 0 where that is missing', () => {
    const facts = factsOf({})
    const all = featuresOf(facts, [...Array(catalog.items.size).keys()])
    expect(all.every(Number.isFinite)).toBe(true)
    for (const name of ['interest_match', 'twhin_score', 'simclusters_score', 'hour_match', 'activity_per_day']) {
      expect(featureOf(facts, 'w-0-0', name)).toBe(0)
    }
  })

  it('[FE11] smooths a share of looks, and leans to what was engaged more than usual', () => {
    const look = (contentId: string, engaged: boolean, at: number) => ({ contentId, ts: aTime - at, engaged })
    const facts = factsOf({
      looks: [look('w-0-0', true, 3 * HOUR_MS), look('w-0-1', true, 2 * HOUR_MS), look('w-1-0', false, HOUR_MS)],
    })
    // usual = (2 + 5 · .3) / (3 + 5); of the creator (2 + 2 · usual) / (2 + 2)
    const usual = 3.5 / 8
    expect(featureOf(facts, 'w-0-3', 'past_engagement_with_creator')).toBeCloseTo((2 + 2 * usual) / 4, 12)
    expect(featureOf(facts, 'w-1-3', 'past_engagement_with_creator')).toBeCloseTo((2 * usual) / 3, 12)
    expect(featureOf(facts, 'w-4-0', 'interest_match')).toBeGreaterThan(0) // the same topic as curator 0
    expect(featureOf(facts, 'w-1-1', 'interest_match')).toBeLessThan(0)
  })

  it('[FE1] gives each relation its own embeddings and no other', () => {
    const facts = factsOf({ follows: { 'curator-0': aTime }, interests: [`subject:${TOPICS[0]}`] })
    expect(facts.relationOf(rowOf('w-0-0'))).toBe('InNetwork')
    expect(facts.relationOf(rowOf('w-4-0'))).toBe('Graph') // shows what curator 0 shows
    expect(facts.relationOf(rowOf('w-1-0'))).toBe('OutOfNetwork')
    const scores = ['simclusters_score', 'twhin_score', 'author_similarity']
    const valuesOf = (id: string) => scores.map((name) => featureOf(facts, id, name) !== 0)
    expect(valuesOf('w-0-0')).toEqual([false, false, false])
    expect(valuesOf('w-4-0')).toEqual([false, false, true])
    expect(valuesOf('w-3-2')[2]).toBe(false)
    expect(facts.realGraph.closeness(catalog.items.creatorIndex('curator-0') ?? -1)).toBeCloseTo(
      0.5 +
        0.25 * facts.realGraph.overlap(catalog.items.creatorIndex('curator-0') ?? -1) +
        0.25 * facts.realGraph.mutual(catalog.items.creatorIndex('curator-0') ?? -1),
      12,
    )
  })

  it('[FE10] measures the visit under way, the account and the hour without a time zone', () => {
    const at = (ago: number, engaged = true) => ({ contentId: 'w-2-0', ts: aTime - ago, engaged })
    const facts = factsOf({
      looks: [at(2 * DAY_MS + 30 * MINUTE_MS), at(DAY_MS + 6 * HOUR_MS), at(40 * MINUTE_MS), at(20 * MINUTE_MS)],
    })
    expect(facts.visitSeconds).toBe(40 * 60)
    expect(facts.ageDays).toBeCloseTo(2 + 30 / 1440, 12)
    expect(facts.hourMatch).toBeCloseTo(3 / 4 - 1 / 12, 12)
  })

  it('[FE10] knows nothing of looks at or after now: a clock that jumped back shows no future', () => {
    const facts = factsOf({
      looks: [
        { contentId: 'w-0-0', ts: aTime, engaged: true },
        { contentId: 'w-0-1', ts: aTime + DAY_MS, engaged: true },
      ],
    })
    expect(facts.looks).toBe(0)
  })
})
