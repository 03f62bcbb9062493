import { aRawLook, anEngine } from '../../../builders/an-engine.ts'
import { aTime, aUser } from '../../../builders/an-event.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { aFeedCatalog, aFeedEngine, aHeldLook } from '../../../builders/a-feed.ts'
import { aRandomCatalog } from '../../../builders/a-random-catalog.ts'
import { createMemoryFeatureStore } from '../../../../src/adapters/memory/memory-feature-store.ts'
import type { Engine } from '../../../../src/engine/engine.ts'
import { fromProfile, linUcb, visitFeatures } from '../../../../src/workers/bandit.ts'
import { linUcb as openUcb } from '../../../../src/engine/exploration/lin-ucb.ts'
import { MINUTE_MS } from '../../../../src/base/time.ts'
import { museumFeatures } from '../../../../src/workers/features.ts'
import type { Recommendation } from '../../../../src/contracts/recommendation.ts'
import { refusalOf } from '../../../builders/refusal-of.ts'

const catalog = aRandomCatalog(4, 60)
const idsOf = ({ items }: Recommendation): readonly string[] => items.map(({ contentId }) => contentId)

describe('an engine whose lists explore', () => {
  let engine: Engine
  let setNow: (now: number) => void
  let plain: Recommendation

  beforeEach(async () => {
    const without = anEngine(catalog).engine
    await without.ingest([aRawLook('c000'), aRawLook('c007')])
    plain = await without.recommend(aUser)
    ;({ engine, setNow } = anEngine(catalog, { explorer: linUcb({ floor: 0.3 }).open({}) }))
    await engine.ingest([aRawLook('c000'), aRawLook('c007')])
  })

  it('[BD20] [BD21] [BD23] tries one item of ten, says so, and has lines that sum to its score', async () => {
    const list = await engine.recommend(aUser)
    const tried = list.items.filter((item) => item.breakdown?.lines.some(({ kind }) => kind === 'exploration'))
    expect(list.items.indexOf(tried[0]!)).toBe(5)
    expect(tried).toHaveLength(1)
    expect(tried[0]?.reason).toBe('Something different, to learn what you like.')
    for (const { breakdown, finalScore } of list.items) {
      expect(breakdown?.lines.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(finalScore, 9)
      expect(breakdown?.total).toBeCloseTo(finalScore, 9)
    }
    expect(idsOf(list).filter((id) => id !== tried[0]?.contentId)).toEqual(idsOf(plain).slice(0, 9))
    const explanation = engine.explain(list.recommId, tried[0]!.contentId)
    expect(explanation.lines.at(-1)).toMatchObject({ kind: 'exploration' })
  })

  it('[BD24] [BD30] gives the same list until the visitor took its try up, learns that, and tries another', async () => {
    const first = await engine.recommend(aUser)
    expect(idsOf(await engine.recommend(aUser))).toEqual(idsOf(first))
    const tried = first.items[5]!.contentId
    setNow(aTime + 3 * MINUTE_MS)
    await engine.ingest([aRawLook(tried, { originalTimestamp: aTime + MINUTE_MS })])
    const view = await engine.exploration(aUser)
    expect(view).toMatchObject({ updates: 1, tried: [{ contentId: tried, place: 5, because: 'engaged' }] })
    expect(view.tried[0]?.reward).toBeGreaterThan(0.5)
    expect(idsOf(await engine.recommend(aUser))).not.toContain(tried)
  })

  it.each([2, 5, 9])('[BD20] [BD22] tries items of the feed as well, after %i looks', async (looks) => {
    const { engine: feed } = aFeedEngine(aFeedCatalog(), { explorer: linUcb({ slots: 2, floor: 0 }).open({}) })
    await feed.ingest(Array.from({ length: looks }, (_, at) => aHeldLook(`w-${at}-0`)))
    const { items } = await feed.recommend(aUser, { count: 20 })
    const places = items.flatMap(({ breakdown }, at) =>
      breakdown?.lines.some(({ kind }) => kind === 'exploration') ? [at] : [],
    )
    expect(places).toEqual([2, 7, 12, 17])
    for (const { breakdown, finalScore } of items) {
      expect(breakdown?.lines.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(finalScore, 9)
    }
    items
      .slice(1)
      .forEach(({ finalScore }, at) => expect(finalScore).toBeLessThanOrEqual(items[at]!.finalScore + 1e-12))
    expect(items[2]?.reason).toBe('Something different, to learn what you like.')
  })

  it('[AM1] leaves the lists of other products as they are, where products are named', async () => {
    const { engine: elsewhere } = anEngine(catalog, { explorer: linUcb({ floor: 0.3, products: ['feed'] }).open({}) })
    await elsewhere.ingest([aRawLook('c000'), aRawLook('c007')])
    expect(idsOf(await elsewhere.recommend(aUser))).toEqual(idsOf(plain))
    expect(await elsewhere.exploration(aUser)).toMatchObject({ products: ['feed'], tried: [] })
  })

  it('[BD20] tries nothing in what is like one work, nor in the order of given works', async () => {
    await engine.similar(aUser, 'c000')
    await engine.rank(aUser, ['c001', 'c002', 'c003'])
    expect(await engine.exploration(aUser)).toMatchObject({ tried: [] })
  })

  it('[BD25] keeps what the visit taught when it ends, and nothing when the visitor is erased', async () => {
    const visit = async (userId: string): Promise<void> => {
      await engine.ingest([aRawLook('c000', { userId, messageId: `${userId}-1` })])
      const { items } = await engine.recommend(userId)
      setNow(aTime + 3 * MINUTE_MS)
      const originalTimestamp = aTime + MINUTE_MS
      await engine.ingest([aRawLook(items[5]!.contentId, { userId, originalTimestamp, messageId: `${userId}-2` })])
      setNow(aTime)
    }
    await visit('erased')
    await engine.reset('erased')
    expect(await engine.exploration('erased')).toMatchObject({ updates: 0, venueWeight: 0 })
    await visit('ended')
    const { erased } = await engine.endVisit('ended')
    expect(erased.events).toBe(2)
    expect(await engine.exploration('ended')).toMatchObject({ updates: 0, tried: [], venueWeight: 1 })
    expect(await engine.exploration('next')).toMatchObject({ updates: 0, venueWeight: 1 })
  })

  it('[BD31] learns from profile features where the vault keeps them', async () => {
    const features = {
      visitor: [fromProfile('tip_volume_30d', 10), fromProfile('favourite_tag', 1)],
      item: visitFeatures.item,
    }
    const explorer = linUcb({ floor: 0.3, features }).open({})
    const exploring = anEngine(catalog, { explorer, features: museumFeatures.open({}) })
    await exploring.engine.ingest([aRawLook('c000'), aRawLook('c007')])
    await exploring.engine.recommend(aUser)
    const { items } = await exploring.engine.recommend(aUser, { count: 9 })
    exploring.setNow(aTime + 3 * MINUTE_MS)
    await exploring.engine.ingest([aRawLook(items[5]!.contentId, { originalTimestamp: aTime + MINUTE_MS })])
    const next = await exploring.engine.recommend(aUser)
    exploring.setNow(aTime + 6 * MINUTE_MS)
    await exploring.engine.ingest([aRawLook(next.items[5]!.contentId, { originalTimestamp: aTime + 4 * MINUTE_MS })])
    const { weights, updates } = await exploring.engine.exploration(aUser)
    const meanOf = (name: string): number | undefined => weights.find((weight) => weight.name === name)?.mean
    expect(updates).toBe(2)
    expect(meanOf('visitor:tip_volume_30d')).toBeGreaterThan(0)
    expect(meanOf('visitor:favourite_tag')).toBe(0) // a word is no number
  })

  it('[BD26] gives lists without tries where its state is refused, and none at all where none was asked for', async () => {
    const featureStore = createMemoryFeatureStore()
    await featureStore.put(aUser, 'bandit-state', { version: 2, value: '{"schemaVersion":2}' })
    const refused = anEngine(catalog, { explorer: openUcb()({ featureStore }) }).engine
    await refused.ingest([aRawLook('c000'), aRawLook('c007')])
    expect(idsOf(await refused.recommend(aUser))).toEqual(idsOf(plain))
    expect((await refused.exploration(aUser)).problem?.code).toBe('bandit-state-newer')
    const refusal = await refusalOf(() => anEngine(catalog).engine.exploration(aUser))
    expect(refusal.code).toBe('bandit-unavailable')
  })
})
