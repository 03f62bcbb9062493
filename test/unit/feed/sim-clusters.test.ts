import { clusterLikeness, CLUSTERS, clusterOf, itemClusters, visitorClusters } from '../../../src/feed/sim-clusters.ts'
import { describe, expect, it } from 'vitest'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { feedItemsOf } from '../../../src/feed/feed-items.ts'

const TAGS = ['a:1', 'a:2', 'a:3', 'a:4', 'a:5']
const items = feedItemsOf(
  aCatalog({ contents: TAGS.map((_, at) => aContent({ id: `${at}`, tags: someTags(...TAGS.slice(0, at)) })) }),
)
const leaningTo = (...weights: readonly number[]) => Float64Array.from(items.tagKeys, (_, tag) => weights[tag] ?? 0)

describe('SimClusters', () => {
  it('[FE11] puts a tag into the same one of 150 clusters for ever', () => {
    expect(CLUSTERS).toBe(150)
    expect(['subject:sea', 'mood:calm', 'period:17th-century'].map(clusterOf)).toEqual(KNOWN)
    const used = new Set(Array.from({ length: 2000 }, (_, at) => clusterOf(`tag:${at}`)))
    expect(used.size).toBe(150)
  })

  it('[FE11] activates one to three clusters, of unit length, and none for a visitor who leans to nothing', () => {
    const active = (leaning: Float64Array) => visitorClusters(leaning, items).filter((weight) => weight > 0)
    expect(active(leaningTo(1))).toEqual(Float64Array.of(1))
    expect(active(leaningTo(0.1, 0.9, 0.5, 0.4))).toHaveLength(3)
    expect(Math.hypot(...visitorClusters(leaningTo(3, 2, 1, 9), items))).toBeCloseTo(1, 12)
    expect(active(leaningTo(-1, 0))).toHaveLength(0)
  })

  it('[FE11] is the cosine of the active clusters, 0 without tags', () => {
    const clusters = itemClusters(items)
    const visitor = visitorClusters(leaningTo(1, 1), items)
    expect(clusterLikeness(visitor, clusters, 0)).toBe(0) // no tags
    expect(clusterLikeness(visitor, clusters, 1)).toBeCloseTo(Math.SQRT1_2, 12) // one of two
    expect(clusterLikeness(visitor, clusters, 2)).toBeCloseTo(1, 12)
    expect(clusterLikeness(visitor, clusters, 4)).toBeCloseTo(2 / Math.sqrt(6), 12) // two of its heaviest three
  })
})

/** Written down once: another hash would make every trained model wrong. */
const KNOWN = [106, 25, 66]
