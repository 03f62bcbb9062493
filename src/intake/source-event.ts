/** What the reader of a source finds in one payload. */
import type { NameMap } from './event-names.ts'
import type { RawEvent } from './canonical-event.ts'

/** What a payload says of the time that a look took which another payload opened. Values as they came. */
export interface LookNote {
  /** The look; undefined where the payload does not name it. */
  readonly look: string | undefined
  /** All of the look, in seconds; undefined for a sign of life. */
  readonly seconds: unknown
  /** When the visitor was seen to be still there; undefined where `seconds` say it all. */
  readonly beatAt: unknown
  /** The payload says nothing else, so it is no event of its own. */
  readonly alone: boolean
}

export interface SourceEvent extends RawEvent {
  /** What the source calls our events beside the usual names. */
  readonly names: NameMap
  /** The look that this payload opens, by the name that notes give it. */
  readonly look: string | undefined
  readonly note: LookNote | undefined
}

/** An event of a source that has neither names of its own nor notes. */
export function plainEvent(event: RawEvent): SourceEvent {
  return { ...event, names: {}, look: undefined, note: undefined }
}
