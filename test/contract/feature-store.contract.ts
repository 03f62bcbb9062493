/** What every FeatureStore must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeatureStore, StoredState } from '../../src/ports/feature-store.ts'
import { aUser } from '../builders/an-event.ts'

function aState(overrides: Partial<StoredState> = {}): StoredState {
  return { version: 1, value: { rate: 0.1 + 0.2, words: ['ä', ''], none: null, deep: { on: true } }, ...overrides }
}

export function describeFeatureStore(adapter: string, open: () => Promise<FeatureStore>): void {
  describe(`FeatureStore contract: ${adapter}`, () => {
    let store: FeatureStore

    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    it('[PF11] gives back what was put, exactly, by user and key', async () => {
      await store.put(aUser, 'features', aState())
      await store.put(aUser, 'bandit', aState({ version: 7, value: [1e-300, -0.5] }))
      expect(await store.get(aUser, 'features')).toEqual(aState())
      expect(await store.get(aUser, 'bandit')).toEqual(aState({ version: 7, value: [1e-300, -0.5] }))
      expect(await store.get(aUser, 'other')).toBeUndefined()
      expect(await store.get('stranger', 'features')).toBeUndefined()
    })

    it('[PF11] replaces a state as a whole', async () => {
      await store.put(aUser, 'features', aState())
      await store.put(aUser, 'features', aState({ version: 2, value: null }))
      expect(await store.get(aUser, 'features')).toEqual({ version: 2, value: null })
    })

    it('[PF11] keeps what was put, whatever becomes of the object that was put', async () => {
      const value = { rate: 1 }
      await store.put(aUser, 'features', aState({ value }))
      value.rate = 2
      expect((await store.get(aUser, 'features'))?.value).toEqual({ rate: 1 })
    })

    it('[PF11] clears one user and says how many states went', async () => {
      await store.put(aUser, 'features', aState())
      await store.put(aUser, 'bandit', aState())
      await store.put('visitor-2', 'features', aState())
      expect(await store.clear(aUser)).toBe(2)
      expect(await store.get(aUser, 'features')).toBeUndefined()
      expect(await store.get('visitor-2', 'features')).toEqual(aState())
      expect(await store.clear(aUser)).toBe(0)
    })
  })
}
