/** Gives the columns of a file the fields that its publisher says they are (SPEC FM9). */
import { DocentError } from '../base/docent-error.ts'
import { CONTENT_FIELDS } from '../contracts/content.ts'
import type { RecordMapping } from '../contracts/record-mapping.ts'
import { cellValue } from './cell-value.ts'
import { isNamed, type Named, reach } from './json-reach.ts'
import { nearestName } from './nearest-name.ts'

const FACET_OF = /^tags:([^:\s][^:]*)$/
const TRANSLATION = /^translations\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\.(title|text)$/
/** What separates labels in one text; commas do where there is none of these. */
const SEPARATORS = /[;|\n]/
/** Fields in which an object of a list keeps its name. */
const NAMES = ['label', 'name', 'title', 'term', 'value']

export class RecordMapper {
  readonly #columns: readonly (readonly [string, string])[]
  readonly #constants: readonly (readonly [string, unknown])[]
  /** Columns that no record has had so far. */
  readonly #missing: Set<string>
  readonly #seen = new Set<string>()

  /** DocentError `build-bad-mapping`: targets and constants that are no fields, each with the one that is meant. */
  constructor({ columns, constants }: RecordMapping) {
    this.#columns = Object.entries(columns)
    this.#constants = Object.entries(constants)
    this.#missing = new Set(this.#columns.map(([column]) => column))
    const targets = this.#columns.filter(([, target]) => !isTarget(target)).map(([, target]) => target)
    const fields = this.#constants.map(([field]) => field).filter((field) => !isTarget(field))
    if (targets.length + fields.length > 0) {
      const expected = 'a field of a record, "tags:FACET" or "translations.LANG.title"'
      throw badMapping([...targets, ...fields], expected, CONTENT_FIELDS)
    }
  }

  /** The record with its columns named by their fields; what is no record stays. Filled fields win over constants. */
  map(value: unknown): unknown {
    if (!isNamed(value)) return value
    for (const name of Object.keys(value)) this.#seen.add(name)
    const record = new Map(Object.entries(value))
    for (const [column] of this.#columns) record.delete(column)
    for (const [column, target] of this.#columns) this.#place(record, target, this.#read(value, column))
    for (const [field, constant] of this.#constants) {
      if (!isFilled(record.get(field))) this.#place(record, field, constant)
    }
    return Object.fromEntries(record)
  }

  /** DocentError `build-bad-mapping` for columns that no record had. To be called when all are read. */
  finish(): void {
    if (this.#missing.size > 0) throw badMapping([...this.#missing], 'a column of the sources', [...this.#seen])
  }

  #read(value: Named, column: string): unknown {
    if (Object.hasOwn(value, column)) {
      this.#missing.delete(column)
      return value[column]
    }
    const found = column.includes('.') ? reach(value, ...column.split('.')) : []
    if (found.length > 0) this.#missing.delete(column)
    return found.length > 1 ? found : found[0]
  }

  #place(record: Map<string, unknown>, target: string, value: unknown): void {
    if (!isFilled(value)) return
    const facet = FACET_OF.exec(target)?.[1]
    const [, lang, part] = TRANSLATION.exec(target) ?? []
    if (facet !== undefined) {
      const before = record.get('tags')
      const kept: readonly unknown[] = before === undefined ? [] : Array.isArray(before) ? before : [before]
      record.set('tags', [...kept, ...labelsOf(value).map((label) => `${facet}:${label}`)])
    } else if (lang !== undefined && part !== undefined) {
      const before = record.get('translations')
      const all = isNamed(before) ? before : {}
      const own = isNamed(all[lang]) ? all[lang] : {}
      record.set('translations', { ...all, [lang]: { ...own, [part]: String(value) } })
    } else if (!isFilled(record.get(target))) {
      record.set(target, typeof value === 'string' ? cellValue(target, value.trim()) : value)
    }
  }
}

function isTarget(target: string): boolean {
  if (target === 'translations') return false
  return CONTENT_FIELDS.includes(target) || FACET_OF.test(target) || TRANSLATION.test(target)
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function labelsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => (isNamed(each) ? nameOf(each) : labelsOf(each)))
  if (isNamed(value)) return nameOf(value)
  const text = String(value)
  const labels = text.split(SEPARATORS.test(text) ? SEPARATORS : ',')
  return labels.map((label) => label.trim()).filter((label) => label !== '')
}

function nameOf(value: Named): readonly string[] {
  const name = NAMES.map((key) => value[key]).find((each) => typeof each === 'string' && each.trim() !== '')
  return typeof name === 'string' ? [name.trim()] : []
}

function badMapping(names: readonly string[], expected: string, known: readonly string[]): DocentError {
  const listed = names.map((name) => {
    const meant = nearestName(name, known)
    return `${JSON.stringify(name)}${meant === undefined ? '' : ` (is ${JSON.stringify(meant)} meant?)`}`
  })
  const message = `Cannot use the mapping: expected ${expected}, found ${listed.join(', ')}. Nothing was written.`
  return new DocentError('build-bad-mapping', message, { names, known })
}
