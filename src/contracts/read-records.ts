/** ReadRecords: what was read of files of records, and what was done to them on the way. Crosses workers. */
import type { Content } from './content.ts'

/** What was left out or filled in without stopping: one for a field of a file, however many records it concerns. */
export interface RecordWarning {
  readonly file: string
  /** Of the first record that it concerns; from 1. */
  readonly line: number
  /** As the file writes it. */
  readonly field: string
  /** The field of Content that it was taken for, or looks most like. */
  readonly meant?: string
  readonly records: number
  /** All of it as one sentence for a person, without a full stop. */
  readonly message: string
}

export interface ReadRecords {
  /** In the order of the files; ids are unique. */
  readonly contents: readonly Content[]
  readonly warnings: readonly RecordWarning[]
}
