/** The one honest sentence of a search's hit. */
import type { Line } from '../contracts/breakdown.ts'
import type { SearchField } from '../contracts/search-result.ts'
import { searchEnglish } from './sentences/search-en.ts'
import type { SearchSentenceTable } from './sentences/search-sentence-table.ts'

/** A second field is named when it gave at least this part of the first's share: else it hardly mattered. */
const SECOND_FIELD_PART = 0.1

/**
 * [SE9] Names the one or two fields that gave most, and meaning only where the content is near enough to be found by it.
 * Never what was typed. `lines`: as the breakdown has them; languages without a table read English.
 */
export function searchSentence(
  lines: readonly Line[],
  isNear: boolean,
  locale: string,
  tables: Readonly<Record<string, SearchSentenceTable>> = { en: searchEnglish },
): string {
  const table = tables[locale.split('-')[0] ?? 'en'] ?? searchEnglish
  const [first, second] = lines.filter(({ kind }) => kind === 'text').toSorted((a, b) => b.value - a.value)
  const named =
    second && first && second.value >= SECOND_FIELD_PART * first.value ? [first, second] : first ? [first] : []
  const fields = named.map(({ label }) => (isField(label, table) ? table.fields[label] : label)).join(table.and)
  const found = named.length === 0 ? table.near : isNear ? table.foundAndNear : table.found
  const sumOf = (wanted: (kind: Line['kind']) => boolean): number =>
    lines.filter(({ kind }) => wanted(kind)).reduce((sum, { value }) => sum + value, 0)
  const moved = sumOf((kind) => kind === 'personal') > sumOf((kind) => kind !== 'personal')
  return found.replace('{fields}', () => fields) + (moved ? table.personal : '')
}

function isField(label: string, { fields }: SearchSentenceTable): label is SearchField {
  return Object.hasOwn(fields, label)
}
