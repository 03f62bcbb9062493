import { expect, it } from 'vitest'
import fc from 'fast-check'
import { messageOf } from '../../../src/api/ingest-batch.ts'
import { normalizeEvent } from '../../../src/intake/rudderstack.ts'
import { someEvents } from '../signals/arbitrary-events.ts'

it('[AP6] an event on its way to the store is the very event that was understood', () => {
  fc.assert(
    fc.property(someEvents(12), (events) => {
      // Answers without any are refused, so no such event was ever understood.
      const understood = events.filter(({ surveyAnswers = { one: 1 } }) => Object.keys(surveyAnswers).length > 0)
      for (const event of understood) expect(normalizeEvent(messageOf(event))).toEqual({ event })
    }),
    { numRuns: 200, seed: 20_261_121 },
  )
})
