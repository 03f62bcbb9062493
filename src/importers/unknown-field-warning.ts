/** The warning of a field that Content does not have. */
import { CONTENT_FIELDS } from '../contracts/content.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import { nearestName } from './nearest-name.ts'

/** Where a field was left out, and of how many records. */
export type LeftOut = Pick<RecordWarning, 'file' | 'line' | 'field' | 'records'>

/** `file:line: field "titel" is not known and was left out of 3 records (is "title" meant?)`. */
export function unknownFieldWarning({ file, line, field, records }: LeftOut): RecordWarning {
  const meant = nearestName(field, CONTENT_FIELDS)
  const count = records === 1 ? 'one record' : `${records} records`
  const guess = meant === undefined ? '' : ` (is ${JSON.stringify(meant)} meant?)`
  const message = `${file}:${line}: field ${JSON.stringify(field)} is not known and was left out of ${count}${guess}`
  return { file, line, field, ...(meant === undefined ? {} : { meant }), records, message }
}
