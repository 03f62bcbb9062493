import { aFeedCatalog, aFeedEngine, aHeldLook } from '../../builders/a-feed.ts'
import { describe, expect, it } from 'vitest'
import { aTime, aUser } from '../../builders/an-event.ts'
import fc from 'fast-check'

const FOLLOWING =
  /you follow|on your list|one of yours|more from|shows this \(|by way of|wall of|picked by|another one that/i

describe('the reasons of the feed', () => {
  it('[FE14] never say that somebody is followed who is not, nor that a stranger has held the visitor', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 3 }),
        fc.uniqueArray(fc.nat({ max: 71 }), { maxLength: 6 }),
        async (follows, looks) => {
          const { engine } = aFeedEngine(aFeedCatalog())
          for (const at of follows)
            await engine.prefer(aUser, { follow: { creatorId: `curator-${at}`, at: aTime - 1 } })
          await engine.ingest(looks.map((at) => aHeldLook(`w-${Math.floor(at / 6)}-${at % 6}`)))
          const held = new Set(looks.map((at) => Math.floor(at / 6)))
          const { items } = await engine.recommend(aUser, { count: 20 })
          for (const { content, reason, breakdown } of items) {
            const curator = Number(content.curator?.replace('curator-', ''))
            const about = (label: string) =>
              breakdown?.lines.some((line) => line.label === label && line.about !== undefined)
            expect(about('follows_creator') ?? false).toBe(
              follows.includes(curator) && breakdown?.lines.some(({ label }) => label === 'follows_creator') === true,
            )
            const saysFollowed = FOLLOWING.test(reason) && !/those you follow|near yours/i.test(reason)
            expect(saysFollowed && !follows.includes(curator)).toBe(false)
            expect(/held you|stayed with works/.test(reason) && !held.has(curator)).toBe(false)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('[FE14] call an invented curator simulated, and leave numbers and features out', async () => {
    const { engine } = aFeedEngine()
    await engine.prefer(aUser, { follow: { creatorId: 'curator-4', at: aTime - 1 } })
    const { items } = await engine.recommend(aUser, { count: 3 })
    for (const { reason } of items) {
      expect(reason).toMatch(/^[A-Z“].*\.$/)
      expect(reason).not.toMatch(/_|%|\d\.\d/)
    }
    expect(items[0]?.reason).toContain('(simulated)')
  })
})
