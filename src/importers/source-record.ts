/** SourceRecord: a record as an importer found it, before anything is known of it. */
import type { RecordFault } from '../catalog/record-fault.ts'

export interface SourceRecord {
  readonly file: string
  /** Where the record begins; from 1. */
  readonly line: number
  readonly value: unknown
}

/** What an importer made of a file: its records, and what could not be read as one. */
export interface ImportedFile {
  readonly records: readonly SourceRecord[]
  readonly faults: readonly RecordFault[]
}
