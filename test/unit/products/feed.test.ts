import { aFeedCatalog, aFeedEngine, aHeldLook, CURATORS } from '../../builders/a-feed.ts'
import { describe, expect, it } from 'vitest'
import { aTime, aUser } from '../../builders/an-event.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import { DocentError } from '../../../src/base/docent-error.ts'
import { FEED_MODELS } from '../../../src/feed/open-feed-models.ts'
import fc from 'fast-check'
import type { Recommendation } from '../../../src/contracts/recommendation.ts'
import type { RecConfigInput } from '../../../src/contracts/rec-config.ts'

const follow = (creatorId: string) => ({ follow: { creatorId, at: aTime - DAY_MS } })

describe('the feed', () => {
  it('[FE1] takes 200, 200 and 100 candidates at most, and a work has one source', async () => {
    const { engine } = aFeedEngine()
    await engine.prefer(aUser, follow('curator-0'))
    const list = await engine.recommend(aUser, { count: 72, trace: true })
    const sources = list.trace?.stages.filter(({ kind }) => kind === 'source') ?? []
    expect(sources.map(({ stage }) => stage).slice(0, 3)).toEqual(['InNetwork', 'Graph', 'OutOfNetwork'])
    expect(
      list.items
        .filter(({ generatedBy }) => generatedBy === 'InNetwork')
        .every(({ contentId }) => contentId.startsWith('w-0-')),
    ).toBe(true)
    const proposed = sources.slice(0, 3).reduce((sum, { kept }) => sum + kept, 0)
    expect(proposed).toBe(72) // disjoint: each of the 72 works once
  })

  it('[FE2] sums every score from its lines, whatever the visitor did and the config says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 71 }), { maxLength: 12 }),
        fc.array(fc.nat({ max: CURATORS - 1 }), { maxLength: 4 }),
        fc.record({
          recencyWeight: fc.double({ min: 0, max: 1, noNaN: true }),
          creatorDecay: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.constantFrom('blend' as const, 'network' as const),
        async (looks, follows, numbers, embeddingHead) => {
          const { engine } = aFeedEngine(
            aFeedCatalog((c, w) => (c === 3 ? { safety: { nsfw: 0.9, toxicity: w / 5 } } : {})),
            {
              config: { feed: { ...numbers, embeddingHead } },
            },
          )
          for (const at of follows) await engine.prefer(aUser, follow(`curator-${at}`))
          await engine.ingest(looks.map((at) => aHeldLook(`w-${Math.floor(at / 6)}-${at % 6}`)))
          const { items } = await engine.recommend(aUser, { count: 30 })
          for (const { finalScore, breakdown } of items) {
            const sum = breakdown?.lines.reduce((total, { value }) => total + value, 0) ?? Number.NaN
            expect(Math.abs(sum - finalScore)).toBeLessThan(1e-9)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('[FE3] serves without any model, and names each that is missing', async () => {
    const { diagnostics, items } = await aFeedEngine().engine.recommend(aUser)
    expect(items).toHaveLength(10)
    expect(diagnostics.models?.map(({ kind, state }) => [kind, state])).toEqual(
      FEED_MODELS.map((kind) => [kind, 'fallback']),
    )
    expect(diagnostics.weights).toMatchObject({
      engagement: { value: 0.6 },
      follow: { value: 0.1 },
      embedding: { value: 0.3 },
    })
  })

  it('[FE4] moves up the works of those one follows, and says so', async () => {
    const { engine } = aFeedEngine()
    const rankOf = ({ items }: Recommendation) => items.findIndex(({ contentId }) => contentId.startsWith('w-7-'))
    const before = rankOf(await engine.recommend(aUser, { count: 72 }))
    await engine.prefer(aUser, follow('curator-7'))
    const after = await engine.recommend(aUser, { count: 72 })
    expect(rankOf(after)).toBe(0)
    expect(before).toBeGreaterThan(0)
    expect(after.items[0]?.reason).toContain('Curator 7')
    expect(after.items[0]?.reason).toContain('simulated')
    await engine.undo(aUser)
    expect(rankOf(await engine.recommend(aUser, { count: 72 }))).toBe(before)
  })

  it('[FE4] refuses to follow whom the catalog does not have', async () => {
    const { engine } = aFeedEngine()
    const refused = engine.prefer(aUser, follow('nobody'))
    await expect(refused).rejects.toThrow(DocentError)
    await expect(refused).rejects.toMatchObject({ code: 'creator-unknown' })
    expect((await engine.profile(aUser)).preferences.followed).toEqual({})
  })

  it('[FE5] multiplies by the factors of the seed, as lines of their own', async () => {
    const factorOf = async (safety: { nsfw?: number; toxicity?: number }) => {
      const { engine } = aFeedEngine(
        aFeedCatalog((c, w) => (c === 0 && w === 0 ? { safety } : {})),
        { config: { feed: { recencyWeight: 0 } } },
      )
      const { items } = await engine.recommend(aUser, { count: 72 })
      const { lines = [] } = items.find(({ contentId }) => contentId === 'w-0-0')?.breakdown ?? {}
      const sum = (kinds: readonly string[]) =>
        lines.filter(({ kind }) => kinds.includes(kind)).reduce((total, { value }) => total + value, 0)
      const before = sum(['engagement', 'follow', 'embedding', 'source'])
      return (before + sum(['safety'])) / before
    }
    expect(await factorOf({ nsfw: 0.81 })).toBeCloseTo(0.1, 9)
    expect(await factorOf({ nsfw: 0.8 })).toBeCloseTo(0.7, 9) // above, not at
    expect(await factorOf({ nsfw: 0.5 })).toBeCloseTo(1, 9)
    expect(await factorOf({ toxicity: 0.71 })).toBeCloseTo(0.1, 9)
    expect(await factorOf({ toxicity: 0.6 })).toBeCloseTo(0.8, 9)
    expect(await factorOf({ nsfw: 0.6, toxicity: 0.6 })).toBeCloseTo(0.56, 9)
  })

  it('[FE7] counts each further work of a creator less, down to the floor, and names the last one', async () => {
    const { engine } = aFeedEngine(aFeedCatalog(), { config: { feed: { tagDecay: 1 } } })
    await engine.prefer(aUser, follow('curator-7'))
    const { items } = await engine.recommend(aUser, { count: 72 })
    const own = items.filter(({ contentId }) => contentId.startsWith('w-7-'))
    const factors = own.map(({ finalScore, breakdown }) => {
      const taken = breakdown?.lines.find(({ kind }) => kind === 'diversity')?.value ?? 0
      return finalScore / (finalScore - taken)
    })
    expect(factors.map((factor) => Number(factor.toFixed(6)))).toEqual([1, 0.625, 0.4375, 0.34375, 0.296875, 0.273438])
    const second = own[1]?.breakdown?.lines.find(({ kind }) => kind === 'diversity')
    expect(second?.because[0]?.contentId).toBe(own[0]?.contentId)
  })

  it('[FE9] leaves out the blocked, the muted words, the old, the unpublished and the seen', async () => {
    const catalog = aFeedCatalog((c, w) => {
      if (c === 5 && w === 0) return { text: 'A Storm, at sea.', wordCount: 4 }
      if (c === 6 && w === 0) return { publishedAt: aTime + DAY_MS }
      return c === 7 && w === 0 ? { publishedAt: aTime - 400 * DAY_MS } : {}
    })
    const { engine } = aFeedEngine(catalog, { config: { feed: { maxAgeDays: 300 } } })
    await engine.prefer(aUser, { blocked: ['curator-1'], mutedWords: ['storm'] })
    await engine.ingest([aHeldLook('w-8-0')])
    const { items } = await engine.recommend(aUser, { count: 50 })
    const ids = items.map(({ contentId }) => contentId)
    expect(ids.filter((id) => id.startsWith('w-1-'))).toEqual([])
    for (const gone of ['w-5-0', 'w-6-0', 'w-7-0', 'w-8-0']) expect(ids).not.toContain(gone)
  })

  it('[FE9] says why a list is empty when everything is filtered out', async () => {
    const { engine } = aFeedEngine()
    const { items, diagnostics } = await engine.recommend(aUser, { where: { creator: { eq: 'nobody' } } })
    expect(items).toEqual([])
    expect(diagnostics.emptyBecause).toBe('filtered-out')
  })

  it('[FE8] names whom to follow: those whose works held the visitor first, the followed before all', async () => {
    const { engine } = aFeedEngine()
    await engine.prefer(aUser, follow('curator-2'))
    await engine.ingest([aHeldLook('w-9-0'), aHeldLook('w-9-1'), aHeldLook('w-9-3')])
    const creators = await engine.creators(aUser)
    expect(creators).toHaveLength(CURATORS)
    expect(creators[0]).toMatchObject({
      creatorId: 'curator-2',
      name: 'Curator 2',
      followed: true,
      works: 6,
      simulated: true,
    })
    expect(creators[1]).toMatchObject({
      creatorId: 'curator-9',
      followed: false,
      reason: 'What they show has held you.',
    })
  })

  it('[FE6] gives the same items for the same seed, and weighs heads as the config says', async () => {
    const listOf = async (config: RecConfigInput) => {
      const { engine } = aFeedEngine(aFeedCatalog(), { config })
      await engine.ingest([aHeldLook('w-2-0'), aHeldLook('w-2-1')])
      return engine.recommend(aUser, { count: 20 })
    }
    const [one, again] = await Promise.all([listOf({}), listOf({})])
    expect(again.items).toEqual(one.items)
    const onlyFollow = await listOf({ feed: { headWeights: { engagement: 0, embedding: 0, follow: 1 } } })
    expect(onlyFollow.items[0]?.breakdown?.lines.some(({ kind }) => kind === 'engagement')).toBe(false)
    expect(onlyFollow.diagnostics.weights['follow']).toEqual({ value: 1, from: 'config' })
  })
})
