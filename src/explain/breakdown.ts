/** Builds the exact explanation of one selected item: every term of its score as a signed line in score units. */
import type { Breakdown, ContentShare, Line } from '../contracts/breakdown.ts'
import type { ProductPipeline } from '../pipeline/product.ts'
import type { Query } from '../pipeline/query.ts'
import type { Scorer, SelectedItem, Term } from '../pipeline/stage.ts'

/**
 * [EX1] The lines sum to `finalScore` (1e-9): weighted terms of each scorer, adjustments, and what diversity took off.
 * [EX3] Shares of a line sum to the line; [EX4] events of a share to the share, [EX9] searches to theirs. Scorers of weight 0 give no line.
 * Scorers first, in the product's order, then adjustments, then diversity, then what the selector added.
 */
export function breakdownOf(query: Query, product: ProductPipeline, item: SelectedItem): Breakdown {
  const lines: Line[] = []
  for (const scorer of product.scorers) lines.push(...scorerLines(query, scorer, item.row))
  for (const adjustment of product.adjustments) lines.push(...adjustment.adjust(query, item, sumOf(lines)))
  if (item.penalty > 0) lines.push(diversityLine(item))
  lines.push(...(item.added ?? []))
  return { total: sumOf(lines), lines }
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.value, 0)
}

function scorerLines(query: Query, scorer: Scorer, row: number): readonly Line[] {
  const weight = query.weights[scorer.name].value
  if (weight === 0) return []
  return scorer.explain(query, row).map((term) => weighted(scorer.kind, term, weight))
}

function weighted(kind: Line['kind'], term: Term, weight: number): Line {
  return {
    kind,
    label: term.label,
    value: weight * term.value,
    because: term.because.map((share) => scaled(share, weight)),
    ...(term.queries ? { queries: term.queries.map((query) => ({ ...query, share: weight * query.share })) } : {}),
    ...(term.simulated ? { simulated: true } : {}),
    ...(term.about === undefined ? {} : { about: term.about }),
  }
}

function scaled({ contentId, share, events }: ContentShare, weight: number): ContentShare {
  return {
    contentId,
    share: weight * share,
    events: events.map((event) => ({ eventId: event.eventId, share: weight * event.share })),
  }
}

/** [EX5] What diversity took off names the earlier item that this one resembles. */
function diversityLine({ penalty, nearest }: SelectedItem): Line {
  const value = -penalty
  const because = nearest === undefined ? [] : [{ contentId: nearest, share: value, events: [] }]
  return { kind: 'diversity', label: nearest ?? 'diversity', value, because }
}
