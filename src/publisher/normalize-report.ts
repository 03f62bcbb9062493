/** What `docent normalize` reports of a file. */
import type { FilePlace } from './read-payloads.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { IntakeSource } from '../contracts/intake-source.ts'
import type { LineFault } from './refusal-words.ts'
import type { PayloadPlace, SourceBatch } from '../intake/normalize-batch.ts'

/** Where a payload is in the file, from 1; `payload` counts inside an envelope. */
export type LinePlace = FilePlace & { readonly payload?: number }

export interface NormalizeReport {
  readonly source: IntakeSource
  /** False where the payloads themselves showed it. */
  readonly sourceGiven: boolean
  readonly events: readonly InteractionEvent[]
  readonly refused: readonly (LinePlace & { readonly code: LineFault })[]
  /** Pings and leaves whose time went into the dwell of a look. */
  readonly folded: readonly LinePlace[]
}

/** The same by line, faulty lines in their place among the refused. */
export function placedInFile(
  { events, refused, folded }: SourceBatch,
  places: readonly FilePlace[],
  faulty: readonly number[],
): Pick<NormalizeReport, 'events' | 'refused' | 'folded'> {
  const placeOf = ({ index, part }: PayloadPlace): LinePlace => {
    const place = places[index] ?? { line: 0 }
    return part === undefined ? place : { ...place, payload: part + 1 }
  }
  const all: NormalizeReport['refused'][number][] = [
    ...refused.map(({ code, ...place }) => ({ ...placeOf(place), code })),
    ...faulty.map((line) => ({ line, code: 'line-not-json' as const })),
  ]
  return {
    events,
    refused: all.toSorted((a, b) => numberIn(a) - numberIn(b) || (a.payload ?? 0) - (b.payload ?? 0)),
    folded: folded.map(placeOf),
  }
}

/** Of the line, or of the entry. */
export function numberIn(place: FilePlace): number {
  return 'line' in place ? place.line : place.entry
}
