/** Many payloads of one source, with what they say of one another. Pure. */
import {
  compareEvents,
  type InteractionEvent,
  type Normalized,
  type RefusalCode,
} from '../contracts/interaction-event.ts'
import { lookTimes } from './look-times.ts'
import { noteFault } from './note-fault.ts'
import { payloadsOf } from './payloads-of.ts'
import { readDwell } from './read-dwell.ts'
import { sourceEvent, type SourceOptions, understood } from './normalize-event.ts'
import type { SourceEvent } from './source-event.ts'

/** Where a payload was. */
export interface PayloadPlace {
  /** In the batch, from 0. */
  readonly index: number
  /** Inside its envelope, from 0; absent for a payload that came alone. */
  readonly part?: number
}

export interface SourceBatch {
  /** Ascending by ts, then by id. */
  readonly events: readonly InteractionEvent[]
  /** Ascending by place. */
  readonly refused: readonly (PayloadPlace & { readonly code: RefusalCode })[]
  /** Payloads that only said how long a look took which is among the events. Ascending by place. */
  readonly folded: readonly PayloadPlace[]
}

/**
 * [IN17] Every payload, those of envelopes too, is an event, a refusal or folded into the look of another; none costs
 * another. [IN18] A look whose payload gives no dwell of its own gets what pings or leaves say of it. Never throws.
 * Cost: O(n · log n).
 */
export function normalizeBatch(raws: readonly unknown[], options: SourceOptions): SourceBatch {
  const found = raws.flatMap((raw, index) =>
    payloadsOf(raw).map(({ part, fields }) => ({
      place: part === undefined ? { index } : { index, part },
      event: sourceEvent(fields, options),
    })),
  )
  const times = lookTimes(
    found.map(({ event }) => event),
    options.mapping?.pagePings,
  )
  const answers = found.map(({ event }, at): Normalized | undefined => {
    if (!event) return { refused: 'event-not-an-object' }
    if (!event.note?.alone) return understood(withDwell(event, times.secondsAt(at)), options)
    const fault = noteFault(event)
    return fault && { refused: fault }
  })
  const events: InteractionEvent[] = []
  const refused: (PayloadPlace & { readonly code: RefusalCode })[] = []
  const folded: PayloadPlace[] = []
  for (const [at, { place }] of found.entries()) {
    const view = times.viewOf(at)
    const answer = answers[at]
    const spokenOf = answer ?? (view === undefined ? undefined : answers[view])
    if (!spokenOf) refused.push({ ...place, code: 'event-view-missing' })
    else if ('refused' in spokenOf) refused.push({ ...place, code: spokenOf.refused })
    else if (answer && 'event' in answer) events.push(answer.event)
    else folded.push(place)
  }
  return { events: events.toSorted(compareEvents), refused, folded }
}

function withDwell(event: SourceEvent, seconds: number | undefined): SourceEvent {
  if (seconds === undefined) return event
  const own = readDwell(event.properties)
  if ('refused' in own || own.value !== undefined) return event
  return { ...event, properties: new Map([...event.properties, ['dwell_seconds', seconds]]) }
}
