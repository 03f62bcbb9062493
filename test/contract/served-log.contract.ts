/** What every ServedLog must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServedEntry, ServedLog } from '../../src/ports/served-log.ts'
import { aUser } from '../builders/an-event.ts'

const NEVER = 0

function anEntry(overrides: Partial<ServedEntry> = {}): ServedEntry {
  return { userId: aUser, recommId: 'r', at: 10, contentIds: ['1', '2'], ...overrides }
}

export function describeServedLog(adapter: string, open: () => Promise<ServedLog>): void {
  describe(`ServedLog contract: ${adapter}`, () => {
    let log: ServedLog

    beforeEach(async () => {
      log = await open()
    })
    afterEach(() => log.close())

    it('[ST10] gives the entries of one user by time', async () => {
      await log.record(anEntry({ at: 20, recommId: 'b' }), NEVER)
      await log.record(anEntry({ at: 10, recommId: 'a' }), NEVER)
      await log.record(anEntry({ at: 15, recommId: 'c', userId: 'visitor-2' }), NEVER)
      expect(await log.fetch(aUser)).toEqual([anEntry({ at: 10, recommId: 'a' }), anEntry({ at: 20, recommId: 'b' })])
      expect(await log.fetch('stranger')).toEqual([])
    })

    it('[ST10] keeps both pages of a list that were served in one instant, in their order', async () => {
      await log.record(anEntry({ contentIds: ['1'] }), NEVER)
      await log.record(anEntry({ contentIds: ['2'] }), NEVER)
      expect((await log.fetch(aUser)).map(({ contentIds }) => contentIds)).toEqual([['1'], ['2']])
    })

    it('[ST10] removes entries older than pruneBefore, of the same user alone', async () => {
      await log.record(anEntry({ at: 10 }), NEVER)
      await log.record(anEntry({ at: 10, userId: 'visitor-2' }), NEVER)
      await log.record(anEntry({ at: 20 }), NEVER)
      await log.record(anEntry({ at: 30 }), 20)
      expect((await log.fetch(aUser)).map(({ at }) => at)).toEqual([20, 30])
      expect(await log.fetch('visitor-2')).toHaveLength(1)
    })

    it('[ST10] clears one user and says how many entries went', async () => {
      await log.record(anEntry({ at: 10 }), NEVER)
      await log.record(anEntry({ at: 20 }), NEVER)
      await log.record(anEntry({ userId: 'visitor-2' }), NEVER)
      expect(await log.clear(aUser)).toBe(2)
      expect(await log.fetch(aUser)).toEqual([])
      expect(await log.fetch('visitor-2')).toHaveLength(1)
      expect(await log.clear(aUser)).toBe(0)
    })
  })
}
