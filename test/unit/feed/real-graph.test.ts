import { describe, expect, it } from 'vitest'
import { aFeedCatalog } from '../../builders/a-feed.ts'
import type { FeedGraph } from '../../../src/feed/feed-graph.ts'
import { feedItemsOf } from '../../../src/feed/feed-items.ts'
import { interestsOf } from '../../../src/feed/interests.ts'
import { RealGraph } from '../../../src/feed/real-graph.ts'

const items = feedItemsOf(aFeedCatalog())
const creator = (at: number): number => items.creatorIndex(`curator-${at}`) ?? -1
/** Curators 0 and 1 are connected with 2 by .5 and .4; curator 0 with 3 by .2. */
const graph: FeedGraph = {
  followers: () => 0,
  connections: (from) => {
    if (from === creator(0))
      return [
        { to: creator(2), strength: 0.5 },
        { to: creator(3), strength: 0.2 },
      ]
    return from === creator(1) ? [{ to: creator(2), strength: 0.4 }] : []
  },
  coVisited: () => [],
}
const interests = interestsOf({ looks: [], follows: {}, interests: [] }, items)
const followingOneAndTwo = new RealGraph(new Set([creator(0), creator(1)]), interests, items, graph)

describe('RealGraph', () => {
  it('[FE12] adds .5 for following, and connections as chances that are each independent', () => {
    expect(followingOneAndTwo.mutual(creator(2))).toBeCloseTo(1 - 0.5 * 0.6, 12)
    expect(followingOneAndTwo.closeness(creator(2))).toBeCloseTo(0.25 * 0.7, 12)
    expect(followingOneAndTwo.closeness(creator(0))).toBe(0.5)
    expect(followingOneAndTwo.closeness(creator(9))).toBe(0)
    expect(followingOneAndTwo.closeness(-1)).toBe(0)
  })

  it('[FE12] counts the overlap of a leaning with what a creator shows', () => {
    const leaning = interestsOf({ looks: [], follows: {}, interests: ['subject:sea'] }, items)
    const seaside = new RealGraph(new Set(), leaning, items, graph)
    const weight = items.creators[creator(0)]?.topics.get(items.tagIndex('subject:sea') ?? -1) ?? Number.NaN
    expect(seaside.overlap(creator(0))).toBeCloseTo(weight, 12)
    expect(seaside.closeness(creator(0))).toBeCloseTo(0.25 * weight, 12)
    expect(seaside.overlap(creator(1))).toBe(0) // shows war, and nights
  })

  it('[FE12] has the closest in the neighbourhood, never whom one follows, at most as many as asked', () => {
    expect(followingOneAndTwo.neighbourhood(20)).toEqual([creator(2), creator(3)])
    expect(followingOneAndTwo.neighbourhood(1)).toEqual([creator(2)])
    expect(new RealGraph(new Set(), interests, items, graph).neighbourhood(20)).toEqual([])
  })
})
