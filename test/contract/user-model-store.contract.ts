/** What every UserModelStore must do; `open` gives one with a time to live of `TTL_SECONDS`. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aTime, aUser } from '../builders/an-event.ts'
import type { UserModelStore } from '../../src/ports/user-model-store.ts'
import type { UserSignals } from '../../src/contracts/user-signals.ts'

export const TTL_SECONDS = 60
const TTL_MS = 60_000

/** Numbers that a careless encoding would change. */
const signals: UserSignals = {
  schemaVersion: 2,
  userId: aUser,
  catalogVersion: '0123456789abcdef',
  builtAt: aTime,
  positives: {
    '1': {
      contentId: '1',
      outcome: 'positive',
      strength: 0.1 + 0.2,
      ts: aTime,
      components: { dwell: 1 / 3 },
      coefficient: 5e-324,
      events: [{ eventId: 'e', ts: aTime, did: { event: 'content_viewed', dwellSeconds: 12 }, change: 5e-324 }],
    },
  },
  negatives: {},
  neutrals: {},
  tagAffinity: { 'subject:sea': -0.1, 'constructor:odd': 1 },
  tagNorm: 1.0000000000000002,
  tasteVector: Float64Array.of(1 / 3, -2 / 3, 2 / 3, 1e-300),
  tasteNorm: Number.MAX_VALUE,
  taste: 'present',
  queryTags: { 'subject:sea': 2 },
  searches: [{ eventId: 's', ts: aTime, queryText: 'a “calm” sea', queryVector: 'fwCB', coefficient: 0.1 + 0.2 }],
  queryVector: Float64Array.of(Math.SQRT1_2, -1 / 3, 1e-300, 0),
  queryNorm: 1 / 3,
  counts: { used: 1, quarantined: 0, unknownContent: 0, expired: 0 },
}

export function describeUserModelStore(adapter: string, open: () => Promise<UserModelStore>): void {
  describe(`UserModelStore contract: ${adapter}`, () => {
    let store: UserModelStore

    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    it('[ST7] gives back exactly what was saved, the vectors as doubles', async () => {
      await store.saveSignals(signals, aTime)
      const found = await store.getSignals(aUser, aTime)
      expect(found).toEqual(signals)
      expect(found?.tasteVector).toBeInstanceOf(Float64Array)
      expect(found?.queryVector).toBeInstanceOf(Float64Array)
    })

    it('[ST7] keeps the absence of a vector', async () => {
      await store.saveSignals({ ...signals, tasteVector: null, taste: 'none', queryVector: null }, aTime)
      expect(await store.getSignals(aUser, aTime)).toMatchObject({ tasteVector: null, queryVector: null })
    })

    it('[ST7] has none for a stranger', async () => {
      await store.saveSignals(signals, aTime)
      expect(await store.getSignals('stranger', aTime)).toBeUndefined()
    })

    it('[ST7] gives signals until just before their time to live is over, and none from then on', async () => {
      await store.saveSignals(signals, aTime)
      expect(await store.getSignals(aUser, aTime + TTL_MS - 1)).toEqual(signals)
      expect(await store.getSignals(aUser, aTime + TTL_MS)).toBeUndefined()
    })

    it('[ST7] gives none that were saved a time to live ahead of a clock that was set back', async () => {
      await store.saveSignals(signals, aTime)
      expect(await store.getSignals(aUser, aTime - TTL_MS + 1)).toEqual(signals)
      expect(await store.getSignals(aUser, aTime - TTL_MS)).toBeUndefined()
    })

    it('[ST8] replaces what was saved before and starts its time anew', async () => {
      await store.saveSignals(signals, aTime)
      const later = { ...signals, builtAt: aTime + TTL_MS }
      await store.saveSignals(later, aTime + TTL_MS)
      expect(await store.getSignals(aUser, aTime + TTL_MS)).toEqual(later)
    })

    it('[ST8] clears one user alone', async () => {
      await store.saveSignals(signals, aTime)
      await store.saveSignals({ ...signals, userId: 'other' }, aTime)
      await store.clear(aUser)
      await store.clear('stranger')
      expect(await store.getSignals(aUser, aTime)).toBeUndefined()
      expect(await store.getSignals('other', aTime)).toBeDefined()
    })
  })
}
