/** The events in the body of an ingest request, and which source they are of. */
import { SOURCES, type SourceName } from '../contracts/rest-replies.ts'
import { DocentError } from '../base/docent-error.ts'

export interface EventsOfBody {
  readonly raws: readonly unknown[]
  readonly source: SourceName
}

/** What a list of events is called inside an object: ours, and that of Segment, RudderStack and PostHog. */
const LISTS = ['events', 'batch'] as const
const DEFAULT_SOURCE: SourceName = 'rudderstack'

/**
 * [AP5] A list is the events; an object with a list `events` or `batch` holds them, and may name their `source`; any other
 * object is one event. The source of the query wins; RudderStack's form, which is Segment's and our tracker's too, is the
 * default. `rest-bad-request` for any other body and for a source that is not known. No event is looked at here.
 */
export function readEvents(body: unknown, given: SourceName | undefined): EventsOfBody {
  if (Array.isArray(body)) return { raws: body, source: given ?? DEFAULT_SOURCE }
  if (typeof body !== 'object' || body === null) {
    throw new DocentError(
      'rest-bad-request',
      `Expected one event, a list of events or { "events": [...] }, found ${body === null ? 'null' : `a ${typeof body}`}.`,
    )
  }
  const list = LISTS.map((name) => (Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined)).find(
    Array.isArray,
  )
  if (list === undefined) return { raws: [body], source: given ?? DEFAULT_SOURCE }
  return { raws: list, source: given ?? sourceOf(body) ?? DEFAULT_SOURCE }
}

function sourceOf(body: object): SourceName | undefined {
  if (!Object.hasOwn(body, 'source')) return undefined
  const named: unknown = Reflect.get(body, 'source')
  const source = SOURCES.find((one) => one === named)
  if (source !== undefined) return source
  throw new DocentError(
    'rest-bad-request',
    `Expected a source of ${SOURCES.join(', ')}, found another one. Name the source of these events, or leave it out.`,
    { known: SOURCES },
  )
}
