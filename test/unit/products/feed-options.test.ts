import { describe, expect, it } from 'vitest'
import { aFeedEngine } from '../../builders/a-feed.ts'
import { aTime, aUser } from '../../builders/an-event.ts'
import { DAY_MS } from '../../../src/base/time.ts'

const idsOf = ({ items }: { readonly items: readonly { readonly contentId: string }[] }): readonly string[] =>
  items.map(({ contentId }) => contentId)

describe('the feed options of a request', () => {
  it('[FD2] weigh the heads of this request alone, and say so', async () => {
    const { engine } = aFeedEngine()
    await engine.prefer(aUser, { follow: { creatorId: 'curator-7', at: aTime - DAY_MS } })
    const before = await engine.recommend(aUser, { count: 20 })
    const weighed = await engine.recommend(aUser, { count: 20, feed: { headWeights: { engagement: 0, embedding: 2 } } })
    expect(weighed.diagnostics.weights).toMatchObject({
      engagement: { value: 0, from: 'request' },
      follow: { value: 0.1, from: 'default' },
      embedding: { value: 2, from: 'request' },
    })
    const kinds = new Set(weighed.items.flatMap(({ breakdown }) => breakdown?.lines.map(({ kind }) => kind) ?? []))
    expect([kinds.has('engagement'), kinds.has('embedding')]).toEqual([false, true])
    expect(idsOf(weighed)).not.toEqual(idsOf(before))
    const more = engine.next(weighed.recommId, 5)
    expect(more.diagnostics.weights).toEqual(weighed.diagnostics.weights)
    expect(idsOf(await engine.recommend(aUser, { count: 20 }))).toEqual(idsOf(before))
  })

  it('[FD2] switch models off for this request alone', async () => {
    const { engine } = aFeedEngine()
    const statesOf = async (feed?: object) => {
      const { diagnostics } = await engine.recommend(aUser, feed && { feed })
      return Object.fromEntries(diagnostics.models?.map(({ kind, state }) => [kind, state]) ?? [])
    }
    expect(await statesOf({ modelsOff: ['heavy-ranker'] })).toMatchObject({ 'heavy-ranker': 'off', graph: 'fallback' })
    expect(await statesOf()).toMatchObject({ 'heavy-ranker': 'fallback' })
  })

  it.each([{ weights: {} }, { headWeights: { engagement: -1 } }, { headWeights: { like: 1 } }, { fusion: 'best' }])(
    '[FD2] are refused where they are no such options: %j',
    async (feed) => {
      const { engine } = aFeedEngine()
      await expect(engine.recommend(aUser, { feed })).rejects.toMatchObject({ code: 'options-invalid' })
    },
  )
})
