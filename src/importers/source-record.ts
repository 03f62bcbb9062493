/** SourceRecord: a record as an importer found it, before anything is known of it. */
import type { RecordFault } from '../catalog/record-fault.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import type { LeftOut } from './unknown-field-warning.ts'

export interface SourceRecord {
  readonly file: string
  /** Where the record begins; from 1. */
  readonly line: number
  /** Its number in the file, from 1, where several records begin on the same line. */
  readonly number?: number
  readonly value: unknown
}

/** What an importer made of a file: its records, what could not be read as one, and what it left out. */
export interface ImportedFile {
  readonly records: readonly SourceRecord[]
  readonly faults: readonly RecordFault[]
  readonly warnings?: readonly RecordWarning[]
  /** What the format names and Content has no field for. */
  readonly leftOut?: readonly LeftOut[]
}

/** Where a parsed document stands, for those who read records from it. */
export interface DocumentPlace {
  readonly file: string
  /** The language that the catalog is in, where that is known. */
  readonly lang?: string | undefined
  /** The line on which a value of the document begins, so far as it is one of its records; else 1. */
  readonly lineOf: (value: unknown) => number
}
