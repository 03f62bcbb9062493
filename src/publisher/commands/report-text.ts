/** A report of records as a curator reads it: one line a matter, the most frequent first. */
import type { RecordsReport } from '../records-report.ts'

/** Entries written out in a line; the rest is counted. */
const LISTED = 12
const PERCENT = 100

/** `1 record`, `2 records`. */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

/** Lines without a last line end. Matters that there are none of are left out. */
export function reportText(report: RecordsReport): string {
  const { fields, tags, languages, translations, media } = report
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['fields', Object.entries(fields).map(([field, { records, share }]) => `${field} ${records} (${percent(share)})`)],
    [
      'tags',
      Object.entries(tags).map(
        ([facet, { records, labels }]) => `${facet}: ${counted(labels, 'label')} in ${counted(records, 'record')}`,
      ),
    ],
    ['without', [...lacking(report.withoutText, 'a text'), ...lacking(report.withoutTags, 'a tag')]],
    ['languages', counts(languages)],
    ['translated', counts(translations)],
    ['media', Object.entries(media).map(mediaText)],
    ['ids', report.duplicateIds > 0 ? [`${report.duplicateIds} that another record has already`] : []],
    ['read as', report.mapped.map(({ from, to }) => `${from} → ${to}`)],
    ['left out', report.leftOut.map(({ field, records }) => `${field} (${records})`)],
  ]
  const width = Math.max(...lines.map(([name]) => name.length))
  return lines
    .filter(([, entries]) => entries.length > 0)
    .map(([name, entries]) => `  ${name.padEnd(width)}  ${listed(name === 'fields' ? entries : shortened(entries))}`)
    .join('\n')
}

function mediaText([type, { records, image, duration }]: readonly [string, RecordsReport['media'][string]]): string {
  const parts = [image > 0 ? `${image} with a picture` : '', duration > 0 ? `${duration} with a duration` : '']
  const said = parts.filter((part) => part !== '').join(', ')
  return `${records} ${type}${said === '' ? '' : ` (${said})`}`
}

function counts(numbers: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(numbers).map(([name, number]) => `${name} ${number}`)
}

function lacking(number: number, what: string): readonly string[] {
  return number === 0 ? [] : [`${what}: ${number}`]
}

function shortened(entries: readonly string[]): readonly string[] {
  return entries.length <= LISTED ? entries : [...entries.slice(0, LISTED), `and ${entries.length - LISTED} more`]
}

function listed(entries: readonly string[]): string {
  return entries.join(', ')
}

/** A share above 0 is never shown as 0 %, one below 1 never as 100 %. */
function percent(share: number): string {
  const rounded = Math.round(share * PERCENT)
  if (rounded === 0) return '<1%'
  return rounded === PERCENT && share < 1 ? '>99%' : `${rounded}%`
}
