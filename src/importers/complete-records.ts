/** Makes the records of a curator's file ones that can be read: usual names, made ids, a type (SPEC IM2-IM5). */
import type { RecordWarning } from '../contracts/read-records.ts'
import { cellValue } from './cell-value.ts'
import { madeId } from './made-id.ts'
import type { SourceRecord } from './source-record.ts'
import { fieldsByUsualName } from './usual-names.ts'

export interface CompletedRecords {
  readonly records: readonly SourceRecord[]
  readonly warnings: readonly RecordWarning[]
}

type Fields = ReadonlyMap<string, unknown>

/** A record whose value is an object, opened. Others pass through for record.ts to refuse. */
interface OpenRecord extends SourceRecord {
  readonly fields: Fields
}

const PLAIN_LABEL_FACET = 'keyword'

/**
 * Completes the records of one file. `fromCells`: its values are texts of a table. Only those get
 * facets, ids and types, and the last two only where no record of the file has any: a gap in a column is a fault. Never
 * throws.
 */
export function completeRecords(records: readonly SourceRecord[], fromCells: boolean): CompletedRecords {
  const warnings: RecordWarning[] = []
  const closed = records.filter((record) => opened(record).length === 0)
  let open = withUsualNames(records.flatMap(opened), fromCells, warnings)
  if (fromCells) open = withTypes(withIds(withFacets(open, warnings), warnings), warnings)
  const completed = open.map(({ file, line, fields }) => ({ file, line, value: Object.fromEntries(fields) }))
  return { records: [...closed, ...completed].toSorted((a, b) => a.line - b.line), warnings }
}

function opened(record: SourceRecord): readonly OpenRecord[] {
  const { value } = record
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return [{ ...record, fields: new Map(Object.entries(value)) }]
}

function withUsualNames(
  records: readonly OpenRecord[],
  fromCells: boolean,
  warnings: RecordWarning[],
): readonly OpenRecord[] {
  const meantBy = fieldsByUsualName(new Set(records.flatMap(({ fields }) => [...fields.keys()])))
  for (const [field, meant] of meantBy) {
    const concerned = records.filter(({ fields }) => fields.get(field) !== undefined)
    add(warnings, concerned, { field, meant }, `field ${JSON.stringify(field)} was read as "${meant}"`)
  }
  return records.map((record) => {
    const renamed = [...record.fields].map(([name, value]): [string, unknown] => {
      const meant = meantBy.get(name)
      if (meant === undefined) return [name, value]
      return [meant, fromCells && typeof value === 'string' ? cellValue(meant, value) : value]
    })
    return { ...record, fields: new Map(renamed) }
  })
}

/** Keywords of a table seldom have facets: without one, they get the same. */
function withFacets(records: readonly OpenRecord[], warnings: RecordWarning[]): readonly OpenRecord[] {
  const concerned: OpenRecord[] = []
  const completed = records.map((record) => {
    const tags = record.fields.get('tags')
    if (!Array.isArray(tags)) return record
    const labels = tags.flatMap((tag: unknown) => labelsOf(String(tag)))
    if (labels.every((label) => label.includes(':'))) return record
    concerned.push(record)
    const keys = labels.map((label) => (label.includes(':') ? label : `${PLAIN_LABEL_FACET}:${label}`))
    return { ...record, fields: new Map(record.fields).set('tags', keys) }
  })
  const message = `labels without a facet were taken for "${PLAIN_LABEL_FACET}:label"`
  add(warnings, concerned, { field: 'tags' }, message)
  return completed
}

/** Plain keywords are as often separated by commas, bars or lines as by semicolons; a tag with a facet may hold commas. */
function labelsOf(tag: string): readonly string[] {
  const labels = tag.includes(':') ? [tag] : tag.split(/[,|\n]/)
  return labels.map((label) => label.trim()).filter((label) => label !== '')
}

function withIds(records: readonly OpenRecord[], warnings: RecordWarning[]): readonly OpenRecord[] {
  if (records.some((record) => isFilled(record, 'id'))) return records
  add(warnings, records, { field: 'id' }, 'no record has an "id"; ids were made of the titles')
  const taken = new Set<string>()
  return records.map((record) => {
    const title = record.fields.get('title')
    const id = madeId(typeof title === 'string' ? title : '', taken)
    taken.add(id)
    return { ...record, fields: new Map(record.fields).set('id', id) }
  })
}

function withTypes(records: readonly OpenRecord[], warnings: RecordWarning[]): readonly OpenRecord[] {
  if (records.some((record) => isFilled(record, 'contentType'))) return records
  const message = 'no record has a "contentType"; with an image it was taken for "image_item", else for "text_item"'
  add(warnings, records, { field: 'contentType' }, message)
  return records.map((record) => {
    const type = isFilled(record, 'image') ? 'image_item' : 'text_item'
    return { ...record, fields: new Map(record.fields).set('contentType', type) }
  })
}

function isFilled({ fields }: OpenRecord, field: string): boolean {
  const value = fields.get(field)
  return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '')
}

function add(
  warnings: RecordWarning[],
  concerned: readonly OpenRecord[],
  about: Pick<RecordWarning, 'field' | 'meant'>,
  says: string,
): void {
  const [first] = concerned
  if (first === undefined) return
  const { file, line } = first
  warnings.push({ file, line, ...about, records: concerned.length, message: `${file}:${line}: ${says}` })
}
