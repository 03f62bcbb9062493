/** Reads a cell of a table, which is always a text, as what its column holds. */

/** Columns whose cells are numbers; times may be dates as well, which record.ts reads. */
const NUMBERS = new Set(
  'wordCount lat lon creatorBorn creatorDied year x y durationSeconds popularity publishedAt expiresAt'.split(' '),
)
const BOOLEANS = new Set(['hasImage'])
const TAG_SEPARATOR = ';'
const TRUTHS = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
])

/**
 * The value of a trimmed cell of the column `field` (SPEC PB1): undefined when it is empty. What is no number or truth
 * where one belongs stays a text, so that the schema names it among the faults. Never throws.
 */
export function cellValue(field: string, cell: string): unknown {
  if (cell === '') return undefined
  if (field === 'tags') return cell.split(TAG_SEPARATOR)
  if (NUMBERS.has(field)) return Number.isFinite(Number(cell)) ? Number(cell) : cell
  if (BOOLEANS.has(field)) return TRUTHS.get(cell.toLowerCase()) ?? cell
  return cell
}
