/** Tells by a few payloads whose they are. A convenience of the command line: nothing else guesses. */
import { fieldsOf, firstOf, type RawFields } from '../intake/raw-fields.ts'
import type { IntakeSource } from '../contracts/intake-source.ts'
import { payloadsOf } from '../intake/payloads-of.ts'

/** Payloads that are looked at: one odd line at the top must not decide. */
const LOOKED_AT = 200

/** In this order: what only one source has comes first, rows of a table last, for any flat object could be one. */
const MARKS: readonly (readonly [IntakeSource, (payload: RawFields) => boolean])[] = [
  ['snowplow', (payload) => isSnowplow(fieldsOf(payload.get('event')) ?? payload)],
  [
    'posthog',
    (payload) => payload.has('distinct_id') || startsWith(payload.get('event'), '$') || hasDistinctId(payload),
  ],
  ['rudderstack', (payload) => fieldsOf(payload.get('message')) !== undefined || /rudder/i.test(libraryOf(payload))],
  ['segment', (payload) => payload.has('type') && (payload.has('anonymousId') || payload.has('userId'))],
  ['rudderstack', (payload) => firstOf(payload, ['userId', 'anonymousId', 'originalTimestamp']) !== undefined],
  ['postgres', (payload) => firstOf(payload, ['user_id', 'anonymous_id', 'visitor_id']) !== undefined],
]

/** The source that most of the first payloads look like, the earlier of equals; undefined when none looks like any. */
export function detectSource(raws: readonly unknown[]): IntakeSource | undefined {
  const votes = new Map<IntakeSource, number>()
  for (const { fields } of raws.slice(0, LOOKED_AT).flatMap((raw) => payloadsOf(raw).slice(0, LOOKED_AT))) {
    const source = fields && MARKS.find(([, looksLike]) => looksLike(fields))?.[0]
    if (source) votes.set(source, (votes.get(source) ?? 0) + 1)
  }
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}

function isSnowplow(payload: RawFields): boolean {
  return payload.has('collector_tstamp') || payload.has('dvce_created_tstamp') || (payload.has('e') && payload.has('p'))
}

function hasDistinctId(payload: RawFields): boolean {
  return fieldsOf(payload.get('properties'))?.has('distinct_id') ?? false
}

function libraryOf(payload: RawFields): string {
  const name = fieldsOf(fieldsOf(payload.get('context'))?.get('library'))?.get('name')
  return typeof name === 'string' ? name : ''
}

function startsWith(value: unknown, prefix: string): boolean {
  return typeof value === 'string' && value.startsWith(prefix)
}
