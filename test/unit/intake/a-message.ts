/** A raw look at content '7', as the page's tracker writes it. */
import type { InteractionEvent, RefusalCode } from '../../../src/contracts/interaction-event.ts'
import { aTime } from '../../builders/an-event.ts'
import type { NormalizeOptions } from '../../../src/intake/canonical-event.ts'
import { normalizeEvent } from '../../../src/intake/rudderstack.ts'

export type Fields = Readonly<Record<string, unknown>>

/** Defaults but for what a test says of the properties and of the message around them. */
export function aMessage(properties: Fields = {}, message: Fields = {}): Fields {
  const defaults = { event: 'content_viewed', userId: 'v', messageId: 'm', originalTimestamp: aTime }
  return { ...defaults, ...message, properties: { content_id: '7', ...properties } }
}

/** The event that a raw becomes, or the code with which it is refused. */
export function eventOf(raw: unknown, options: NormalizeOptions = {}): InteractionEvent | RefusalCode {
  const normalized = normalizeEvent(raw, options)
  return 'event' in normalized ? normalized.event : normalized.refused
}
