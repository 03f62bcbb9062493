/** RecordFault: what is wrong with one record of a file of records, in one sentence and as data. */
import { DocentError, type ErrorCode } from '../base/docent-error.ts'
import { faultSentence, type InputFault } from '../contracts/parse-input.ts'

/** A fault and where it is: `line` from 1, `path` the field inside the record ('' is the record as a whole). */
export interface RecordFault extends InputFault {
  readonly file: string
  readonly line: number
}

/** Faults written out in a message; the rest is counted. All are in `details.faults`. */
const FAULTS_IN_MESSAGE = 20

/** `file:line: field: expected this, found that`. */
export function recordFaultSentence(fault: RecordFault): string {
  return `${fault.file}:${fault.line}: ${faultSentence(fault)}`
}

/** One error for all faults (at least one), each on a line of its own; `hint` says what to do. */
export function recordFaultsError(code: ErrorCode, faults: readonly RecordFault[], hint: string): DocentError {
  const listed = faults.slice(0, FAULTS_IN_MESSAGE).map((fault) => `\n  ${recordFaultSentence(fault)}`)
  const more = faults.length > FAULTS_IN_MESSAGE ? `\n  and ${faults.length - FAULTS_IN_MESSAGE} more` : ''
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`
  return new DocentError(code, `${count} in the records:${listed.join('')}${more}\n${hint}`, { faults })
}
