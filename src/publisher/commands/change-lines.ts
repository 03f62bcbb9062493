/** What changed between two catalogs as a curator reads it. */
import type { ReleaseChanges } from '../site/release-effects.ts'

/** Ids written out in a line; the rest is counted. */
const LISTED = 5

/** One line each of what was added, edited and removed, and of models; none of what there is none of. */
export function changeLines({ added, edited, removed, models = [] }: ReleaseChanges): readonly string[] {
  const edits = edited.map(
    ({ id, fields, vector }) => `${id} (${[...fields, ...(vector ? ['vector'] : [])].join(', ')})`,
  )
  const lines = Object.entries({ added, edited: edits, removed }).flatMap(([what, all]) =>
    all.length === 0 ? [] : [`  ${what.padEnd(7)}  ${all.length}: ${listed(all)}`],
  )
  const records = lines.length === 0 ? ['  no record changed'] : lines
  if (models.length === 0) return records
  return [...records, `  models   ${models.map(({ path, change }) => `${path} ${change}`).join(', ')}`]
}

function listed(all: readonly string[]): string {
  const more = all.length > LISTED ? `, and ${all.length - LISTED} more` : ''
  return `${all.slice(0, LISTED).join(', ')}${more}`
}
