/** RecordsReading: reads the records of files one after the other, in two goes, and collects what is wrong with them. */
import { type RecordFault, recordFaultsError } from '../catalog/record-fault.ts'
import type { Content } from '../contracts/content.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import { createCompleter, type RecordCompleter } from './complete-records.ts'
import { FileSurvey } from './file-survey.ts'
import type { RecordMapper } from './record-mapper.ts'
import { readRecord } from './record.ts'
import type { ImportedFile, SourceRecord } from './source-record.ts'
import { type LeftOut, unknownFieldWarning } from './unknown-field-warning.ts'

export class RecordsReading {
  readonly #mapper: RecordMapper | undefined
  readonly #onContent: (content: Content) => void
  /** Where each id was first. */
  readonly #places = new Map<string, string>()
  readonly #faults: RecordFault[] = []
  readonly #warnings: RecordWarning[] = []

  /** `onContent` gets every content as soon as it is read, each id once; ones before a fault as well. */
  constructor(onContent: (content: Content) => void, mapper?: RecordMapper) {
    this.#onContent = onContent
    this.#mapper = mapper
  }

  get faults(): readonly RecordFault[] {
    return this.#faults
  }

  /** Reads a file that is in memory. */
  readFile(imported: ImportedFile, fromCells: boolean): void {
    const reading = this.beginFile(fromCells)
    for (const record of imported.records) reading.survey(record)
    for (const record of imported.records) reading.read(record)
    reading.end(imported.faults, imported.warnings)
  }

  /** A file whose records come twice: all of them to `survey`, then all to `read`, then `end`. */
  beginFile(fromCells: boolean): FileReading {
    const end = (faults: readonly RecordFault[], warnings: readonly RecordWarning[]): void => {
      // One by one: a large file of another kind has more faults than a call may have arguments.
      for (const fault of faults.toSorted((a, b) => a.line - b.line)) this.#faults.push(fault)
      this.#warnings.push(...warnings)
    }
    return new FileReading(fromCells, this.#places, this.#onContent, this.#mapper, end)
  }

  /** The warnings. DocentError `build-bad-mapping`, else `build-bad-source` with every fault. */
  finish(): readonly RecordWarning[] {
    this.#mapper?.finish()
    if (this.#faults.length > 0) {
      throw recordFaultsError('build-bad-source', this.#faults, 'Nothing was written. Mend these and build again.')
    }
    return this.#warnings
  }
}

export class FileReading {
  readonly #fromCells: boolean
  readonly #places: Map<string, string>
  readonly #onContent: (content: Content) => void
  readonly #mapper: RecordMapper | undefined
  readonly #end: (faults: readonly RecordFault[], warnings: readonly RecordWarning[]) => void
  readonly #survey = new FileSurvey()
  #completer: RecordCompleter | undefined
  readonly #faults: RecordFault[] = []
  readonly #leftOut = new Map<string, LeftOut>()

  constructor(
    fromCells: boolean,
    places: Map<string, string>,
    onContent: (content: Content) => void,
    mapper: RecordMapper | undefined,
    end: (faults: readonly RecordFault[], warnings: readonly RecordWarning[]) => void,
  ) {
    this.#fromCells = fromCells
    this.#places = places
    this.#onContent = onContent
    this.#mapper = mapper
    this.#end = end
  }

  survey({ value }: SourceRecord): void {
    this.#survey.note(this.#mapped(value))
  }

  read(record: SourceRecord): void {
    this.#completer ??= createCompleter(this.#survey, this.#fromCells)
    const source = this.#completer.complete({ ...record, value: this.#mapped(record.value) })
    const { file, line } = source
    const { content, faults, unknownFields } = readRecord(source)
    this.#faults.push(...faults.map((fault) => placed(fault, source)))
    for (const field of unknownFields) {
      const before = this.#leftOut.get(field) ?? { file, line, field, records: 0 }
      this.#leftOut.set(field, { ...before, records: before.records + 1 })
    }
    if (content === undefined) return
    const first = this.#places.get(content.id)
    if (first === undefined) {
      this.#places.set(content.id, `${file}:${line}`)
      this.#onContent(content)
    } else {
      const expected = `an id that no other record has; ${first} has it too`
      this.#faults.push(placed({ file, line, path: 'id', expected, found: JSON.stringify(content.id) }, source))
    }
  }

  /** `faults` and `warnings` of the file as such. */
  end(faults: readonly RecordFault[] = [], warnings: readonly RecordWarning[] = []): void {
    const done = this.#completer?.warnings() ?? []
    const all = [...faults]
    for (const fault of this.#faults) all.push(fault)
    this.#end(all, [...warnings, ...done, ...[...this.#leftOut.values()].map(unknownFieldWarning)])
  }

  #mapped(value: unknown): unknown {
    return this.#mapper === undefined ? value : this.#mapper.map(value)
  }
}

/** With the number of the record, where its line does not tell it from others. */
function placed(fault: RecordFault, { number }: SourceRecord): RecordFault {
  if (number === undefined) return fault
  const path = fault.path === '' ? `record ${number}` : `record ${number}: ${fault.path}`
  return { ...fault, path }
}
