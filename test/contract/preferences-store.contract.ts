/** What every PreferencesStore must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noPreferences, type Preferences } from '../../src/contracts/preferences.ts'
import { aTime, aUser } from '../builders/an-event.ts'
import type { PreferencesStore } from '../../src/ports/preferences-store.ts'

const stated: Preferences = {
  schemaVersion: 1,
  userId: aUser,
  hidden: { '7': aTime },
  seen: { '8': aTime },
  interests: ['subject:sea'],
  adjusted: { 'mood:calm': -0.5 },
  mutedTags: ['subject:war'],
  demographics: { age: '30-39' },
  followed: { 'curator-1': aTime },
  blocked: ['curator-2'],
  mutedWords: ['war'],
}

export function describePreferencesStore(adapter: string, open: () => Promise<PreferencesStore>): void {
  describe(`PreferencesStore contract: ${adapter}`, () => {
    let store: PreferencesStore

    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    it('[ST9] gives back exactly what was stated', async () => {
      await store.put(stated)
      expect(await store.get(aUser)).toEqual(stated)
    })

    it('[ST9] has none for a visitor who has said nothing', async () => {
      await store.put(stated)
      expect(await store.get('stranger')).toBeUndefined()
    })

    it('[ST9] replaces the whole of it', async () => {
      await store.put(stated)
      await store.put(noPreferences(aUser))
      expect(await store.get(aUser)).toEqual(noPreferences(aUser))
    })

    it('[ST9] clears one user alone', async () => {
      await store.put(stated)
      await store.put({ ...stated, userId: 'other' })
      await store.clear(aUser)
      await store.clear('stranger')
      expect(await store.get(aUser)).toBeUndefined()
      expect(await store.get('other')).toBeDefined()
    })
  })
}
