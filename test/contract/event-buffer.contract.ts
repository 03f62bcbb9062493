/** What every EventBuffer must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anEvent, aTime, aUser } from '../builders/an-event.ts'
import type { EventBuffer } from '../../src/ports/event-buffer.ts'
import type { InteractionEvent } from '../../src/contracts/interaction-event.ts'

/** Older than every event of the tests: nothing is pruned. */
const NEVER = 0
const SECOND_USER = 'visitor-2' // its keys sort right behind those of the first user

export function describeEventBuffer(adapter: string, open: () => Promise<EventBuffer>): void {
  describe(`EventBuffer contract: ${adapter}`, () => {
    let buffer: EventBuffer

    beforeEach(async () => {
      buffer = await open()
    })
    afterEach(() => buffer.close())

    const ids = async (userId: string = aUser): Promise<readonly string[]> =>
      (await buffer.fetchEvents(userId)).map(({ id }) => id)

    it('[ST2] returns events of one user by time, whatever the order of arrival', async () => {
      await buffer.append([anEvent({ id: 'c', ts: 30 }), anEvent({ id: 'a', ts: 10 })], NEVER)
      await buffer.append([anEvent({ id: 'b', ts: 20 })], NEVER)
      expect(await ids()).toEqual(['a', 'b', 'c'])
    })

    it('[ST2] orders events of one instant by id', async () => {
      await buffer.append(
        ['b', 'c', 'a', 'B', 'ä'].map((id) => anEvent({ id, ts: 5 })),
        NEVER,
      )
      expect(await ids()).toEqual(['B', 'a', 'b', 'c', 'ä'])
    })

    it('[ST2] keeps users apart and knows nothing of a stranger', async () => {
      await buffer.append([anEvent({ id: 'x' }), anEvent({ id: 'x', userId: SECOND_USER })], NEVER)
      expect(await ids()).toEqual(['x'])
      expect(await ids(SECOND_USER)).toEqual(['x'])
      expect(await ids('stranger')).toEqual([])
    })

    it('[ST2] gives back every field of every kind of event', async () => {
      const names = ['content_viewed', 'content_completed', 'content_dismissed', 'content_feedback'] as const
      const events: readonly InteractionEvent[] = [
        ...names.map((event, i) => anEvent({ id: `n${i}`, event })),
        anEvent({ id: 'o', event: 'impressions_shown', recommId: 'r' }),
        anEvent({ id: 'p', event: 'survey_answered', surveyAnswers: { liked: 4.5, why: 'ja, “sehr”' } }),
        anEvent({ id: 'q', event: 'search_performed', queryText: 'море 🌊' }),
      ]
      await buffer.append(events, NEVER)
      expect(await buffer.fetchEvents(aUser)).toEqual(events)
    })

    it('[ST3] leaves an event that is there already as it is', async () => {
      const first = anEvent({ id: 'a', dwellSeconds: 10 })
      expect(await buffer.append([first], NEVER)).toEqual({ added: ['a'], pruned: 0 })
      const again = [anEvent({ id: 'a', dwellSeconds: 99, ts: aTime + 1 }), anEvent({ id: 'b' })]
      expect(await buffer.append(again, NEVER)).toEqual({ added: ['b'], pruned: 0 })
      expect(await buffer.fetchEvents(aUser)).toEqual([first, anEvent({ id: 'b' })])
    })

    it('[ST3] counts an id that comes twice in one batch once, the first', async () => {
      const twice = [anEvent({ id: 'a', dwellSeconds: 1 }), anEvent({ id: 'a', dwellSeconds: 2 })]
      expect(await buffer.append(twice, NEVER)).toEqual({ added: ['a'], pruned: 0 })
      expect(await buffer.fetchEvents(aUser)).toEqual([anEvent({ id: 'a', dwellSeconds: 1 })])
    })

    it('[ST3] takes an empty batch', async () => {
      await buffer.append([anEvent()], NEVER)
      expect(await buffer.append([], aTime + 1)).toEqual({ added: [], pruned: 0 })
      expect(await ids()).toEqual(['event'])
    })

    it('[ST4] removes what is older than pruneBefore, of the users of the batch alone', async () => {
      await buffer.append([anEvent({ id: 'old', ts: 10 }), anEvent({ id: 'edge', ts: 20 })], NEVER)
      await buffer.append([anEvent({ id: 'other', ts: 10, userId: SECOND_USER })], NEVER)
      expect(await buffer.append([anEvent({ id: 'new', ts: 30 })], 20)).toEqual({ added: ['new'], pruned: 1 })
      expect(await ids()).toEqual(['edge', 'new'])
      expect(await ids(SECOND_USER)).toEqual(['other'])
    })

    it('[ST4] does not take an event that is too old when it arrives', async () => {
      const batch = [anEvent({ id: 'old', ts: 10 }), anEvent({ id: 'new', ts: 30 })]
      expect(await buffer.append(batch, 20)).toEqual({ added: ['new'], pruned: 0 })
      expect(await ids()).toEqual(['new'])
    })

    it('[ST5] clears one user and says how many events went', async () => {
      await buffer.append(
        [anEvent({ id: 'a' }), anEvent({ id: 'b' }), anEvent({ id: 'c', userId: SECOND_USER })],
        NEVER,
      )
      expect(await buffer.clear(aUser)).toBe(2)
      expect(await ids()).toEqual([])
      expect(await ids(SECOND_USER)).toEqual(['c'])
      expect(await buffer.clear(aUser)).toBe(0)
    })

    it('[ST5] removes events by id and ignores unknown ones', async () => {
      await buffer.append(
        [anEvent({ id: 'a' }), anEvent({ id: 'b' }), anEvent({ id: 'a', userId: SECOND_USER })],
        NEVER,
      )
      await buffer.remove(aUser, ['a', 'unknown'])
      await buffer.remove('stranger', ['a'])
      expect(await ids()).toEqual(['b'])
      expect(await ids(SECOND_USER)).toEqual(['a'])
    })

    it('[ST6] has set nothing aside while everything can be read', async () => {
      await buffer.append([anEvent()], NEVER)
      await buffer.fetchEvents(aUser)
      expect(buffer.corruptCount()).toBe(0)
    })

    it('[ST3] loses none of two batches that arrive at once', async () => {
      const batch = (name: string): InteractionEvent[] =>
        Array.from({ length: 50 }, (_, i) => anEvent({ id: `${name}${i}`, ts: i }))
      await Promise.all([buffer.append(batch('a'), NEVER), buffer.append(batch('b'), NEVER)])
      expect(await ids()).toHaveLength(100)
    })
  })
}
