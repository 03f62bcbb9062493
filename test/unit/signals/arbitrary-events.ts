/** Random histories over a small catalog: what the property tests of signals run on. */
import { aContent, someTags } from '../../builders/a-content.ts'
import { anEvent, aTime, type EventOverrides } from '../../builders/an-event.ts'
import { aCatalog } from '../../builders/a-catalog.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import { encodeQueryVector } from '../../../src/base/query-vector.ts'
import { EndReason, EventName, Feedback, type InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import fc from 'fast-check'

/** Six contents of every kind of expected time; '5' and '6' have the same vector. */
export const smallCatalog = aCatalog({
  contents: [
    aContent({ id: '1', tags: someTags('subject:sea', 'mood:calm') }),
    aContent({ id: '2', tags: someTags('subject:sea'), wordCount: 4 }),
    aContent({ id: '3', tags: someTags('mood:calm', 'era:baroque'), hasImage: true, contentType: 'image_item' }),
    aContent({ id: '4', contentType: 'audio_item', durationSeconds: 60 }),
    aContent({ id: '5', tags: someTags('era:baroque') }),
    aContent({ id: '6', tags: someTags('era:baroque') }),
  ],
  vectors: { 1: [1, 0, 0], 2: [1, 2, 0], 3: [0, 1, 0.5], 4: [-1, 0, 3], 5: [0, 0, 1], 6: [0, 0, 1] },
})

/** Query vectors, most of the catalog's three numbers, some of another model's. Some cancel each other out. */
export const someMeaning: fc.Arbitrary<string> = fc
  .constantFrom([1, 0, 0], [-1, 0, 0], [0, 1, 0], [0.2, -0.7, 0.1], [1, 2, 3, 4])
  .map((vector) => encodeQueryVector(Float32Array.from(vector)))

/** Events of one user over the window and beyond both its ends, often at the same instant; ids are unique. */
export function someEvents(maxLength: number, base: number = aTime): fc.Arbitrary<InteractionEvent[]> {
  return fc
    .array(oneEvent(base), { maxLength })
    .map((drawn) => drawn.map((overrides, at) => anEvent({ ...overrides, id: `e${at}` })))
}

function oneEvent(base: number): fc.Arbitrary<EventOverrides> {
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
  const days = fc.oneof(fc.integer({ min: -40, max: 3 }), fc.double({ min: -40, max: 3, noNaN: true }))
  return fc
    .record({
      event: fc.constantFrom(...EventName.options),
      ts: days.map((day) => Math.max(0, Math.round(base + day * DAY_MS))),
      contentId: fc.constantFrom('1', '2', '3', '4', '5', '6', 'gone'),
      dwellSeconds: optional(fc.double({ min: 0, max: 200, noNaN: true })),
      endReason: optional(fc.constantFrom(...EndReason.options)),
      feedback: fc.constantFrom(...Feedback.options),
      surveyAnswers: fc.dictionary(
        fc.constantFrom('a', 'b'),
        fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constantFrom('love', 'No', 'perhaps')),
      ),
      queryText: fc.constantFrom('calm sea', 'baroque', 'nothing'),
      queryVector: optional(someMeaning),
    })
    .map(({ event, ts, contentId, dwellSeconds, endReason, feedback, surveyAnswers, queryText, queryVector }) => {
      if (event === 'search_performed') return { event, ts, queryText, queryVector }
      if (event === 'impressions_shown') return { event, ts }
      if (event === 'content_feedback') return { event, ts, contentId, feedback }
      if (event === 'survey_answered') return { event, ts, contentId, surveyAnswers }
      return { event, ts, contentId, dwellSeconds, endReason }
    })
}
