/** FileReading: reads the records of one file in two goes: what is completed in one depends on all of them. */
import type { RecordFault } from '../catalog/record-fault.ts'
import type { Content } from '../contracts/content.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import { createCompleter, type RecordCompleter } from './complete-records.ts'
import { FileSurvey } from './file-survey.ts'
import { LeftOutFields } from './left-out-fields.ts'
import type { RecordMapper } from './record-mapper.ts'
import { readRecord } from './record.ts'
import type { ImportedFile, SourceRecord } from './source-record.ts'
import { unknownFieldWarning } from './unknown-field-warning.ts'

export interface FileReadingOptions {
  /** Whether values are texts of a table. */
  readonly fromCells: boolean
  readonly mapper: RecordMapper | undefined
  /** Where `id` was before, else undefined; from then on it is at `place`. */
  readonly firstPlaceOf: (id: string, place: string) => string | undefined
  readonly onContent: (content: Content) => void
  readonly onEnd: (file: FileOutcome) => void
}

export interface FileOutcome {
  readonly faults: readonly RecordFault[]
  readonly warnings: readonly RecordWarning[]
  /** Of fields that Content does not have. */
  readonly leftOut: readonly RecordWarning[]
}

export class FileReading {
  readonly #options: FileReadingOptions
  readonly #survey = new FileSurvey()
  #completer: RecordCompleter | undefined
  readonly #faults: RecordFault[] = []
  readonly #leftOut = new LeftOutFields()

  constructor(options: FileReadingOptions) {
    this.#options = options
  }

  /** The first go. */
  survey({ value }: SourceRecord): void {
    this.#survey.note(this.#mapped(value))
  }

  /** The second go, when every record was surveyed. */
  read(record: SourceRecord): void {
    const { fromCells, firstPlaceOf, onContent } = this.#options
    this.#completer ??= createCompleter(this.#survey, fromCells)
    const source = this.#completer.complete({ ...record, value: this.#mapped(record.value) })
    const { file, line } = source
    const { content, faults, unknownFields } = readRecord(source)
    for (const fault of faults) this.#faults.push(placed(fault, source))
    for (const field of unknownFields) this.#leftOut.note(file, line, field)
    if (content === undefined) return
    const first = firstPlaceOf(content.id, `${file}:${line}`)
    if (first === undefined) return onContent(content)
    const expected = `an id that no other record has; ${first} has it too`
    this.#faults.push(placed({ file, line, path: 'id', expected, found: JSON.stringify(content.id) }, source))
  }

  /** What concerns the file as such, as its importer found it. */
  end({ faults, warnings = [], leftOut = [] }: Omit<ImportedFile, 'records'>): void {
    for (const field of leftOut) this.#leftOut.add(field)
    this.#options.onEnd({
      faults: faults.concat(this.#faults),
      warnings: [...warnings, ...(this.#completer?.warnings() ?? [])],
      leftOut: this.#leftOut.list.map(unknownFieldWarning),
    })
  }

  #mapped(value: unknown): unknown {
    const { mapper } = this.#options
    return mapper === undefined ? value : mapper.map(value)
  }
}

/** With the number of the record, where its line does not tell it from others. */
function placed(fault: RecordFault, { number }: SourceRecord): RecordFault {
  if (number === undefined) return fault
  const path = fault.path === '' ? `record ${number}` : `record ${number}: ${fault.path}`
  return { ...fault, path }
}
