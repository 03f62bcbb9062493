/** RecordWarning: what was left out of a source without stopping the build. */

/** One for a field of a file, however many records carry it. */
export interface RecordWarning {
  readonly file: string
  /** Of the first record that carries it; from 1. */
  readonly line: number
  readonly field: string
  /** The known field that looks most like it, if one does. */
  readonly meant?: string
  readonly records: number
}

/** `file:line: field "titel" is not known and was left out of 3 records (is "title" meant?)`. */
export function recordWarningSentence({ file, line, field, meant, records }: RecordWarning): string {
  const count = records === 1 ? 'one record' : `${records} records`
  const guess = meant === undefined ? '' : ` (is ${JSON.stringify(meant)} meant?)`
  return `${file}:${line}: field ${JSON.stringify(field)} is not known and was left out of ${count}${guess}`
}
