import { expect, it } from 'vitest'
import { compareEvents, InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { normalizeContentId, normalizeEvent, normalizeEvents } from '../../../src/intake/rudderstack.ts'
import { aTime } from '../../builders/an-event.ts'
import fc from 'fast-check'
import { someEvents } from '../signals/arbitrary-events.ts'

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString')),
})

/** Values that a field may have, good and bad. */
const value = fc.oneof(
  fc.constantFrom('7', 'content_7', 7, -1, 0, 1e12, Number.NaN, '12.5', ' ', null, undefined, 'more', 'link', aTime),
  fc.constantFrom('2026-03-14T12:00:00Z', ['1', 2], { liked: 4 }, { liked: 'yes', __proto__: null }, '__proto__'),
  anything,
)

const names = fc.constantFrom(
  'content_viewed',
  'Content Completed',
  'content_dismissed',
  'content_feedback',
  'Product List Viewed',
  'survey_answered',
  'Products Searched',
)

/** Mostly valid raws, so that every reader is reached. */
const nearlyValid = fc.record(
  {
    event: fc.oneof({ weight: 8, arbitrary: names }, value),
    userId: fc.oneof({ weight: 8, arbitrary: fc.constant('v') }, value),
    originalTimestamp: fc.oneof({ weight: 8, arbitrary: fc.constant(aTime) }, value),
    messageId: value,
    properties: fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record(
          {
            content_id: fc.oneof({ weight: 4, arbitrary: fc.constant('7') }, value),
            dwell_seconds: value,
            end_reason: value,
            feedback: value,
            answers: value,
            impressions: value,
            query: value,
            query_vector: fc.oneof(value, fc.base64String()),
            recomm_id: value,
          },
          { requiredKeys: [] },
        ),
      },
      value,
    ),
  },
  { requiredKeys: ['event', 'userId', 'originalTimestamp'] },
)

const raws = fc.oneof(
  nearlyValid,
  nearlyValid.map((message) => ({ message })),
  nearlyValid.map(({ properties, ...rest }) => ({ ...(typeof properties === 'object' ? properties : {}), ...rest })),
  anything,
  fc.jsonValue(),
)

it('[IN1] never throws, and every event parses by the schema, unchanged', () => {
  fc.assert(
    fc.property(raws, (raw) => {
      const normalized = normalizeEvent(raw)
      if ('event' in normalized) expect(InteractionEvent.parse(normalized.event)).toEqual(normalized.event)
      else expect(normalized.refused).toMatch(/^event-[a-z-]+$/)
    }),
    { numRuns: 2000 },
  )
})

it('[IN1] gives the same answer twice, and for a clone, as it comes from a page', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyValid, fc.jsonValue()), (raw) => {
      expect(normalizeEvent(structuredClone(raw))).toEqual(normalizeEvent(raw))
    }),
  )
})

it('[IN11] every payload of a batch is an event or a refusal, in order', () => {
  fc.assert(
    fc.property(fc.array(raws, { maxLength: 20 }), (batch) => {
      const { events, refused } = normalizeEvents(batch)
      expect(events.length + refused.length).toBe(batch.length)
      expect(events).toEqual(events.toSorted(compareEvents))
      expect(refused.map(({ index }) => index)).toEqual(refused.map(({ index }) => index).toSorted((a, b) => a - b))
    }),
  )
})

it('[IN7] what is written as the tracker writes it comes back as it was', () => {
  fc.assert(
    fc.property(someEvents(5), (events) => {
      // Without answers there is no survey: the builder's empty ones are refused.
      const written = events.filter(
        (event) => event.event !== 'survey_answered' || Object.keys(event.surveyAnswers ?? {}).length > 0,
      )
      const raw = written.map(({ id, userId, event, ts, ...rest }) => ({
        event,
        userId,
        messageId: id,
        originalTimestamp: new Date(ts).toISOString(),
        properties: {
          content_id: rest.contentId,
          dwell_seconds: rest.dwellSeconds,
          end_reason: rest.endReason,
          query: rest.queryText,
          query_vector: rest.queryVector,
          impressions: rest.impressions,
          answers: rest.surveyAnswers,
          feedback: rest.feedback,
        },
      }))
      expect(normalizeEvents(raw)).toEqual({ events: written.toSorted(compareEvents), refused: [] })
    }),
  )
})

it('[IN6] normalising an id twice changes nothing more', () => {
  const ids = fc.oneof(
    anything,
    fc.nat(),
    fc.nat().map((id) => ` content_${id}`),
    fc.string(),
  )
  fc.assert(
    fc.property(ids, (raw) => {
      const id = normalizeContentId(raw)
      expect(id === undefined ? undefined : normalizeContentId(id)).toBe(id)
    }),
  )
})

it('[IN12] leaves the prototype of objects as it was', () => {
  fc.assert(
    fc.property(raws, (raw) => {
      normalizeEvent(raw)
      expect(Object.keys(Object.prototype)).toEqual([])
    }),
  )
})
