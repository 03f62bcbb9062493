import { describe, expect, it } from 'vitest'
import { aFeedCatalog } from '../../builders/a-feed.ts'
import { buildGraph, type PersonPart } from '../../../src/feed/build-graph.ts'
import { decodeModelFile, encodeModelFile } from '../../../src/models/model-file.ts'
import { feedItemsOf } from '../../../src/feed/feed-items.ts'
import { openFeedGraph } from '../../../src/feed/feed-graph.ts'

const items = feedItemsOf(aFeedCatalog())
const about = { seed: 1, dataDigest: 'made by hand' }
const people = (count: number, part: PersonPart): readonly PersonPart[] => Array.from({ length: count }, () => part)
const creator = (at: number): number => items.creatorIndex(`curator-${at}`) ?? -1

describe('the graph of people', () => {
  it('[FE13] tells nothing that fewer than 20 people did', () => {
    const few = people(19, { follows: [creator(0), creator(1)], engaged: [3, 4] })
    const many = people(20, { follows: [creator(2), creator(3)], engaged: [5, 6] })
    const { file, coverage } = buildGraph([...few, ...many], items, { minPeople: 20, ...about })
    const graph = openFeedGraph(decodeModelFile(encodeModelFile(file)), items)
    expect([0, 1, 2, 3].map((at) => graph.followers(creator(at)))).toEqual([0, 0, 20, 20])
    expect(graph.connections(creator(0))).toEqual([])
    expect(graph.connections(creator(2))).toEqual([{ to: creator(3), strength: 1 }])
    expect(graph.coVisited(3)).toEqual([])
    expect(graph.coVisited(5)).toEqual([{ to: 6, strength: 1 }])
    expect(coverage.creators).toBe(0.5)
    expect(JSON.stringify(file.header)).not.toContain('19')
  })

  it('[FE13] measures a connection by the cosine of who follows', () => {
    const both = people(20, { follows: [creator(0), creator(1)], engaged: [] })
    const one = people(60, { follows: [creator(0)], engaged: [] })
    const { file } = buildGraph([...both, ...one], items, { minPeople: 20, ...about })
    const [edge] = openFeedGraph(file, items).connections(creator(1))
    expect(edge?.strength).toBeCloseTo(20 / Math.sqrt(80 * 20), 6)
  })

  it('[FE3] keeps creators but no co-visits where the file was made for other contents', () => {
    const { file } = buildGraph(people(20, { follows: [creator(0), creator(1)], engaged: [1, 2] }), items, {
      minPeople: 20,
      ...about,
    })
    const others = feedItemsOf(aFeedCatalog((c, w) => (c === 11 && w === 5 ? { id: 'another' } : {})))
    const graph = openFeedGraph(file, others)
    expect(graph.coVisited(1)).toEqual([])
    expect(graph.followers(others.creatorIndex('curator-0') ?? -1)).toBe(20)
  })
})
