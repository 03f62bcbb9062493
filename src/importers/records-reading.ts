/** RecordsReading: reads the records of files one after the other, in two goes, and collects what is wrong with them. */
import { type RecordFault, recordFaultsError } from '../catalog/record-fault.ts'
import type { Content } from '../contracts/content.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import { FileReading } from './file-reading.ts'
import type { RecordMapper } from './record-mapper.ts'
import type { ImportedFile } from './source-record.ts'

export class RecordsReading {
  readonly #mapper: RecordMapper | undefined
  readonly #onContent: (content: Content) => void
  /** Where each id was first. */
  readonly #places = new Map<string, string>()
  readonly #faults: RecordFault[] = []
  readonly #warnings: RecordWarning[] = []
  readonly #leftOut: RecordWarning[] = []
  #duplicateIds = 0

  /** `onContent` gets every content as soon as it is read, each id once; ones before a fault as well. */
  constructor(onContent: (content: Content) => void, mapper?: RecordMapper) {
    this.#onContent = onContent
    this.#mapper = mapper
  }

  /** What was done to records so far, or left out of them; `leftOut` are those of fields that Content does not have. */
  get warnings(): readonly RecordWarning[] {
    return this.#warnings
  }

  get leftOut(): readonly RecordWarning[] {
    return this.#leftOut
  }

  /** Records refused so far because another has their id. */
  get duplicateIds(): number {
    return this.#duplicateIds
  }

  /** Reads a file that is in memory. */
  readFile(imported: ImportedFile, fromCells: boolean): void {
    const reading = this.beginFile(fromCells)
    for (const record of imported.records) reading.survey(record)
    for (const record of imported.records) reading.read(record)
    reading.end(imported)
  }

  /** A file whose records come twice: all of them to `survey`, then all to `read`, then `end`. */
  beginFile(fromCells: boolean): FileReading {
    return new FileReading({
      fromCells,
      mapper: this.#mapper,
      firstPlaceOf: (id, place) => {
        const first = this.#places.get(id)
        if (first === undefined) this.#places.set(id, place)
        else this.#duplicateIds++
        return first
      },
      onContent: this.#onContent,
      onEnd: ({ faults, warnings, leftOut }) => {
        // One by one: a large file of another kind has more faults than a call may have arguments.
        for (const fault of faults.toSorted((a, b) => a.line - b.line)) this.#faults.push(fault)
        this.#warnings.push(...warnings, ...leftOut)
        this.#leftOut.push(...leftOut)
      },
    })
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
