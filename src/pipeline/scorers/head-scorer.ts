/**
 * Scores candidates by a head of the ranker: a probability in [0, 1], trained or by rule. The terms are what a usual work
 * would get and what each of the twenty features adds, which sum to the score (SPEC ML7).
 */
import type { Scorer, Term } from '../stage.ts'
import { FEATURE_NAMES, featuresOf } from '../../feed/feature-table.ts'
import { feedRequestOf } from '../feed-request.ts'
import type { Query } from '../query.ts'
import { spokenOf } from './feature-words.ts'
import type { RankerHead } from '../../models/heavy-ranker.ts'

export function headScorer(head: Exclude<RankerHead, 'embedding'>): Scorer {
  return {
    name: head,
    kind: head,
    score: (query, rows) => feedRequestOf(query).scored(rows).heads[head],
    explain: (query, row) => headTerms(query, row, head),
  }
}

/** The start, labelled 'usual', then each feature that adds or takes anything. */
export function headTerms(query: Query, row: number, head: RankerHead): readonly Term[] {
  const { facts } = feedRequestOf(query)
  const { base, parts } = facts.catalog.ranker.attribute(featuresOf(facts, [row]), head)
  const terms: Term[] = [{ label: 'usual', value: base, because: [] }]
  parts.forEach((value, at) => {
    const label = FEATURE_NAMES[at] ?? ''
    if (value !== 0) terms.push({ label, value, because: [], ...spokenOf(query, row, label) })
  })
  return terms
}
