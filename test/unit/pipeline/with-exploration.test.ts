import { anExploration } from '../../builders/an-exploration.ts'
import { describe, expect, it } from 'vitest'
import { type ExploredItem, isExplored } from '../../../src/pipeline/selectors/with-exploration.ts'
import { aList } from '../../builders/a-list-request.ts'
import { aRandomCatalog } from '../../builders/a-random-catalog.ts'
import { exploringProduct } from '../../../src/engine/exploration/exploring-product.ts'
import type { Exploration } from '../../../src/pipeline/selectors/with-exploration.ts'
import { gallery } from '../../../src/products/gallery.ts'
import type { MadeList } from '../../../src/engine/recommender.ts'
import type { RecommendOptions } from '../../../src/contracts/recommend-options.ts'
import { aRecommender } from '../../builders/a-list-request.ts'
import { slotPlaces } from '../../../src/pipeline/selectors/slot-places.ts'
import { someSignals } from '../../builders/some-signals.ts'

const catalog = aRandomCatalog(4, 60)
const signals = someSignals(catalog, { c000: [0.9], c007: [0.6], c011: [-0.3] })

function explored({ list }: MadeList): ExploredItem | undefined {
  return list.selected.find(isExplored)
}

function listWith(exploration: Exploration, options: RecommendOptions = {}): MadeList {
  return aList(catalog, { signals, options, product: exploringProduct(gallery, exploration) })
}

describe('the places of exploration', () => {
  it.each([
    [0, 10, { slots: 1, of: 10 }, [5]],
    [0, 25, { slots: 1, of: 10 }, [5, 15]],
    [0, 10, { slots: 2, of: 10 }, [2, 7]],
    [3, 4, { slots: 1, of: 10 }, [2]],
    [0, 5, { slots: 1, of: 10 }, []],
    [0, 3, { slots: 3, of: 3 }, [0, 1, 2]],
    [0, 10, { slots: 0, of: 10 }, []],
  ])('[BD19] after %i items, of a page of %i, by %j, are %j', (before, count, share, places) => {
    expect(slotPlaces(before, count, share)).toEqual(places)
  })

  it('[BD19] count on over the pages of a list', () => {
    const product = exploringProduct(gallery, anExploration())
    const { list } = aList(catalog, { signals, options: { count: 4 }, product })
    const { list: more } = aRecommender(catalog).continueList(list, 4)
    expect(list.selected.filter(isExplored)).toHaveLength(0)
    expect(more.selected.map(isExplored)).toEqual([false, true, false, false])
  })
})

describe('a list with a place for exploration', () => {
  const plain = aList(catalog, { signals }).list.selected
  const made = listWith(anExploration())
  const slot = explored(made)

  it('[BD21] is the list without it, but for the item that moved out', () => {
    expect(made.list.selected.filter((item) => !isExplored(item))).toEqual(plain.slice(0, 9))
    expect(made.list.selected.indexOf(slot!)).toBe(5)
    expect(plain.map(({ contentId }) => contentId)).not.toContain(slot?.contentId)
  })

  it('[BD22] gives it the score of the item that it moved down', () => {
    expect(slot?.finalScore).toBe(plain[5]?.finalScore)
    const value = slot?.added[0]?.value ?? NaN
    expect(slot?.added).toEqual([{ kind: 'exploration', label: 'exploration', value, because: [] }])
    expect(value).toBeGreaterThan(0)
    expect(slot!.relevance - slot!.penalty + value).toBeCloseTo(slot!.finalScore, 12)
  })

  it('[BD9] [BD22] logs how it was chosen', () => {
    expect(slot?.explored).toMatchObject({ place: 5, policy: 'ucb', missing: [] })
    const { propensity, odds, candidates, item, visitor } = slot!.explored!
    expect(propensity).toBe(odds.ucb)
    expect(odds.evenly).toBeCloseTo(1 / candidates, 12)
    expect(item['relevance']).toBe(slot?.relevance)
    expect(visitor['is_warm']).toBe(1)
  })

  it('[BD9] chooses each candidate as often as its propensity says, another for another list', () => {
    const counts = new Map<string, { times: number; propensity: number }>()
    const lists = 300
    for (let n = 0; n < lists; n++) {
      const one = explored(listWith(anExploration({ floor: 0.3, chance: `list ${n}` })))!
      const { times } = counts.get(one.contentId) ?? { times: 0 }
      counts.set(one.contentId, { times: times + 1, propensity: one.explored!.propensity })
    }
    expect(counts.size).toBeGreaterThan(2)
    // Five standard errors at 300 draws: 5 · sqrt(.25 / 300) is .145.
    for (const { times, propensity } of counts.values())
      expect(Math.abs(times / lists - propensity)).toBeLessThan(0.145)
    const again = (): string | undefined => explored(listWith(anExploration({ chance: 'list 3' })))?.contentId
    expect(again()).toBe(again())
  })

  it('[BD30] shows again what an earlier list chose, in the same place, as no new choice', () => {
    const other = explored(listWith(anExploration({ chance: 'list 2', floor: 0.3 })))!
    expect(other.contentId).not.toBe(slot?.contentId)
    const again = listWith(anExploration({ waiting: ['gone', other.contentId], floor: 0.3 })).list.selected[5]!
    expect(again).toMatchObject({ contentId: other.contentId, finalScore: other.finalScore, added: other.added })
    expect(again).not.toHaveProperty('explored')
  })

  it('[BD20] takes nothing from below the floor, and stays as it is when nothing is above', () => {
    const best = Math.max(...plain.map(({ relevance }) => relevance))
    for (let n = 0; n < 20; n++) {
      const one = explored(listWith(anExploration({ floor: 0.3, chance: `${n}` })))
      expect(one?.relevance).toBeGreaterThanOrEqual(0.3 * best)
    }
    expect(listWith(anExploration({ floor: 1 })).list.selected).toEqual(plain)
    const all = { count: 60, minScore: -10 }
    expect(explored(listWith(anExploration({ floor: 0 }), all))).toBeUndefined()
  })

  it('[BD20] keeps to the cap, with as many slots as are asked for', () => {
    const many = listWith(anExploration({ slots: 3, floor: 0 }), { count: 20 }).list.selected
    expect(many.flatMap((item, at) => (isExplored(item) ? [at] : []))).toEqual([1, 5, 8, 11, 15, 18])
    expect(new Set(many.map(({ contentId }) => contentId)).size).toBe(20)
    many.slice(1).forEach(({ finalScore }, at) => expect(finalScore).toBeLessThanOrEqual(many[at]!.finalScore))
  })
})
