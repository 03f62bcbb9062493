/** Makes the records of a curator's file ones that can be read: usual names, made ids, a type (SPEC IM2-IM5). */
import type { RecordWarning } from '../contracts/read-records.ts'
import { cellValue } from './cell-value.ts'
import type { FileSurvey } from './file-survey.ts'
import { isNamed } from './json-reach.ts'
import { madeId } from './made-id.ts'
import type { SourceRecord } from './source-record.ts'
import { fieldsByUsualName } from './usual-names.ts'

/** Completes the records of one file, one after the other. */
export interface RecordCompleter {
  /** What is no record passes through, for record.ts to refuse. */
  complete(record: SourceRecord): SourceRecord
  /** What was done to the records so far: one warning for each thing done. */
  warnings(): readonly RecordWarning[]
}

type Fields = Map<string, unknown>

const PLAIN_LABEL_FACET = 'keyword'

/**
 * For the file that `survey` has seen all of. `fromCells`: its values are texts of a table. Ids are made, and types
 * assumed, only where no record of the file has any: a gap in a column is a fault. Never throws.
 */
export function createCompleter(survey: FileSurvey, fromCells: boolean): RecordCompleter {
  const meantBy = fieldsByUsualName(survey.names)
  const isGiven = (field: string): boolean =>
    survey.filled.has(field) || [...meantBy].some(([name, meant]) => meant === field && survey.filled.has(name))
  const makesIds = !isGiven('id')
  const makesTypes = !isGiven('contentType')
  const taken = new Set<string>()
  const done = new Map<string, RecordWarning>()

  function note(record: SourceRecord, about: Pick<RecordWarning, 'field' | 'meant'>, says: string): void {
    const { file, line } = record
    const before = done.get(about.field)
    if (before !== undefined) done.set(about.field, { ...before, records: before.records + 1 })
    else done.set(about.field, { file, line, ...about, records: 1, message: `${file}:${line}: ${says}` })
  }

  function renamed(record: SourceRecord, fields: Fields): Fields {
    const entries = [...fields].map(([name, value]): [string, unknown] => {
      const meant = meantBy.get(name)
      if (meant === undefined) return [name, value]
      if (value !== undefined)
        note(record, { field: name, meant }, `field ${JSON.stringify(name)} was read as "${meant}"`)
      return [meant, fromCells && typeof value === 'string' ? cellValue(meant, value) : value]
    })
    return new Map(entries)
  }

  function addFacets(record: SourceRecord, fields: Fields): void {
    const tags = fields.get('tags')
    if (!Array.isArray(tags)) return
    const labels = tags.flatMap((tag: unknown) => labelsOf(String(tag)))
    if (labels.every((label) => label.includes(':'))) return
    note(record, { field: 'tags' }, `labels without a facet were taken for "${PLAIN_LABEL_FACET}:label"`)
    fields.set(
      'tags',
      labels.map((label) => (label.includes(':') ? label : `${PLAIN_LABEL_FACET}:${label}`)),
    )
  }

  function addId(record: SourceRecord, fields: Fields): void {
    note(record, { field: 'id' }, 'no record has an "id"; ids were made of the titles')
    const title = fields.get('title')
    const id = madeId(typeof title === 'string' ? title : '', taken)
    taken.add(id)
    fields.set('id', id)
  }

  function addType(record: SourceRecord, fields: Fields): void {
    const says = 'no record has a "contentType"; with an image it was taken for "image_item", else for "text_item"'
    note(record, { field: 'contentType' }, says)
    fields.set('contentType', isFilled(fields.get('image')) ? 'image_item' : 'text_item')
  }

  return {
    complete(record) {
      if (!isNamed(record.value)) return record
      const fields = renamed(record, new Map(Object.entries(record.value)))
      if (fromCells) addFacets(record, fields)
      if (makesIds) addId(record, fields)
      if (makesTypes) addType(record, fields)
      return { ...record, value: Object.fromEntries(fields) }
    },
    warnings() {
      const order = [...meantBy.keys(), 'tags', 'id', 'contentType']
      return order.flatMap((field) => done.get(field) ?? [])
    },
  }
}

/** Plain keywords are as often separated by commas, bars or lines as by semicolons; a tag with a facet may hold commas. */
function labelsOf(tag: string): readonly string[] {
  const labels = tag.includes(':') ? [tag] : tag.split(/[,|\n]/)
  return labels.map((label) => label.trim()).filter((label) => label !== '')
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')
}
