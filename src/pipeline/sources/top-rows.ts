/** The best rows of the catalog by a score, for sources that have no index of their own. */
import type { Candidate } from '../../contracts/candidate.ts'
import type { Query } from '../query.ts'

/** Rows with a score above 0, descending, ties by lower row. Cost: O(rows · log rows) on the scored rows. */
export function topRows(
  query: Query,
  limit: number,
  generatedBy: string,
  scoreOf: (row: number) => number,
): readonly Candidate[] {
  const { catalog, allowed } = query
  const scored: { row: number; score: number }[] = []
  for (let row = 0; row < catalog.size; row++) {
    if (allowed && allowed[row] === 0) continue
    const score = scoreOf(row)
    if (score > 0) scored.push({ row, score })
  }
  scored.sort((a, b) => b.score - a.score || a.row - b.row)
  return scored
    .slice(0, limit)
    .map(({ row, score }) => ({ contentId: catalog.contentAt(row).id, generatedBy, baseScore: score }))
}
