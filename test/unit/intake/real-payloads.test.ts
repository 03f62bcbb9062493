import { describe, expect, it } from 'vitest'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { normalizeEvent as normalizeOf } from '../../../src/intake/normalize-event.ts'
import { normalizeEvent } from '../../../src/intake/rudderstack.ts'
import { readFileSync } from 'node:fs'
import { sharedFolder } from '../../shared-folder.ts'

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** Payloads of a sample; each line wraps one. */
function payloadsOf(file: string): readonly unknown[] {
  const bytes = readFileSync(join(sharedFolder ?? '', 'data/payloads', file))
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const wrapper: unknown = JSON.parse(line)
      return isFields(wrapper) ? wrapper['payload'] : undefined
    })
}

const codesOf = (payloads: readonly unknown[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const payload of payloads) {
    const normalized = normalizeEvent(payload)
    const answer = 'event' in normalized ? normalized.event.event : normalized.refused
    counts[answer] = (counts[answer] ?? 0) + 1
  }
  return counts
}

// They lie outside the repository; without them the run says "skipped".
describe.skipIf(sharedFolder === undefined)('real payloads, none of which is about a content', () => {
  it('[IN2] RudderStack: other calls are refused by name, pages for want of a content', () => {
    const payloads = payloadsOf('rudder-sdk-js.sanity-fixtures.ndjson.gz')
    expect(codesOf(payloads)).toEqual({ 'event-name-unknown': 34, 'event-content-missing': 12 })
  })

  it('[IN1] RudderStack: any of them is understood once it is about a content', () => {
    const pages = payloadsOf('rudder-sdk-js.sanity-fixtures.ndjson.gz').flatMap((payload) => {
      const message = isFields(payload) ? payload['message'] : undefined
      if (!isFields(message) || message['type'] !== 'page' || !isFields(message['properties'])) return []
      return [{ message: { ...message, properties: { ...message['properties'], content_id: 'content_12' } } }]
    })
    expect(pages).toHaveLength(12)
    for (const page of pages) {
      expect(normalizeEvent(page)).toMatchObject({
        event: { event: 'content_viewed', contentId: '12', ts: Date.parse('2023-01-13T08:13:58.548Z') },
      })
    }
  })

  it('[IN2] PostHog: a page view is refused for want of a content, the rest by name', () => {
    expect(codesOf(payloadsOf('posthog.sample.ndjson'))).toEqual({
      'event-content-missing': 1,
      'event-name-unknown': 2,
    })
  })

  it('[IN14] PostHog: by its own reader the same, and an event once it is about a content', () => {
    const answers = payloadsOf('posthog.sample.ndjson').map((payload) => {
      const properties = isFields(payload) && isFields(payload['properties']) ? payload['properties'] : {}
      const about = { ...(isFields(payload) ? payload : {}), properties: { ...properties, content_id: 'content_12' } }
      return [normalizeOf(payload, { source: 'posthog' }), normalizeOf(about, { source: 'posthog' })]
    })
    const unknown = { refused: 'event-name-unknown' }
    const event = {
      id: '018a981f-4b2f-791a-9eb1-67ae5b9ecf84',
      userId: '018a981f-4b2d-78ae-947b-bedbaa02a0f4',
      event: 'content_viewed',
      ts: Date.parse('2023-09-15T09:15:02.319Z'),
      contentId: '12',
    }
    expect(answers).toEqual([
      [{ refused: 'event-content-missing' }, { event }],
      [unknown, unknown],
      [unknown, unknown],
    ])
  })

  it('[IN14] RudderStack: by the reader of every source the same as by the vault', () => {
    for (const payload of payloadsOf('rudder-sdk-js.sanity-fixtures.ndjson.gz')) {
      expect(normalizeOf(payload, { source: 'rudderstack' })).toEqual(normalizeEvent(payload))
    }
  })
})
