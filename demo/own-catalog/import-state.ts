/** What becomes of a file that a visitor gave to the page. */
import type { RecordWarning } from 'docent'

/** What is wrong with one record: where it stands in the file, what was expected there and what was found. */
export interface Fault {
  readonly line: number
  /** The field, '' for the record as a whole. */
  readonly path: string
  readonly expected: string
  readonly found: string
}

export type ImportState =
  | { readonly step: 'reading'; readonly name: string }
  /** Nothing was taken over: the catalog before is still open. */
  | {
      readonly step: 'refused'
      readonly name: string
      readonly code: string
      readonly message: string
      readonly faults: readonly Fault[]
    }
  | { readonly step: 'read'; readonly name: string; readonly warnings: readonly RecordWarning[] }

/** The faults that an error's details list; what has another shape is left out. */
export function faultsIn(details: Readonly<Record<string, unknown>>): readonly Fault[] {
  const { faults } = details
  return Array.isArray(faults) ? faults.filter(isFault) : []
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'line' in value &&
    typeof value.line === 'number' &&
    'path' in value &&
    typeof value.path === 'string' &&
    'expected' in value &&
    typeof value.expected === 'string' &&
    'found' in value &&
    typeof value.found === 'string'
  )
}
