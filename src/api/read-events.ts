/** The events in the body of an ingest request, and which source they are of. */
import { DocentError } from '../base/docent-error.ts'
import { IntakeSource } from '../contracts/intake-source.ts'

export interface EventsOfBody {
  readonly raws: readonly unknown[]
  readonly source: IntakeSource
}

const DEFAULT_SOURCE: IntakeSource = 'rudderstack'

/**
 * [AP5] A list is the events; an object with a list `events` holds them, and may name their `source`; any other object is
 * one event, or an envelope of many as its source's tracker sends it. The source of the query wins; RudderStack's form, which is Segment's and our tracker's too, is the
 * default. `rest-bad-request` for any other body and for a source that is not known. No event is looked at here.
 */
export function readEvents(body: unknown, given: IntakeSource | undefined): EventsOfBody {
  if (Array.isArray(body)) return { raws: body, source: given ?? DEFAULT_SOURCE }
  if (typeof body !== 'object' || body === null) {
    throw new DocentError(
      'rest-bad-request',
      `Expected one event, a list of events or { "events": [...] }, found ${body === null ? 'null' : `a ${typeof body}`}.`,
    )
  }
  const list: unknown = Object.hasOwn(body, 'events') ? Reflect.get(body, 'events') : undefined
  if (!Array.isArray(list)) return { raws: [body], source: given ?? DEFAULT_SOURCE }
  return { raws: list, source: given ?? sourceOf(body) ?? DEFAULT_SOURCE }
}

function sourceOf(body: object): IntakeSource | undefined {
  if (!Object.hasOwn(body, 'source')) return undefined
  const named: unknown = Reflect.get(body, 'source')
  const source = IntakeSource.safeParse(named)
  if (source.success) return source.data
  throw new DocentError(
    'rest-bad-request',
    `Expected a source of ${IntakeSource.options.join(', ')}, found another one. Name the source of these events, or leave it out.`,
    { known: IntakeSource.options },
  )
}
