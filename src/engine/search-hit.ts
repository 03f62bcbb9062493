/** One hit of a search, explained: every part of its score as a line, and where it was found. */
import type { Line } from '../contracts/breakdown.ts'
import type { Content } from '../contracts/content.ts'
import type { SearchHit } from '../contracts/search-result.ts'
import { searchSentence } from '../explain/search-sentence.ts'
import type { LexicalAnswer, LexicalHit, LexicalIndex } from '../ports/lexical-index.ts'

/** What a search found, before it is put into words. */
export interface FoundContent {
  readonly row: number
  readonly content: Content
  /** Absent for a find by meaning alone. */
  readonly hit: LexicalHit | undefined
  /** In score units: weight · part. */
  readonly parts: { readonly text: number; readonly meaning: number; readonly personal: number }
  /** Whether it could be found by meaning alone. */
  readonly near: boolean
  readonly score: number
}

export interface HitParts {
  readonly answer: LexicalAnswer
  readonly lexical: LexicalIndex
  readonly explain: boolean
  readonly locale: string
}

/** [SE4] [SE9] Lines sum to `finalScore`: one a field for what the letters gave, one for meaning, one for the visitor. */
export function searchHit(found: FoundContent, { answer, lexical, explain, locale }: HitParts): SearchHit {
  const { content, hit, parts, near } = found
  const { shares, matches } = hit ? lexical.evidence(hit, answer) : { shares: [], matches: [] }
  const lines: readonly Line[] = [
    ...shares.map(({ field, share }): Line => ({ kind: 'text', label: field, value: share * parts.text, because: [] })),
    ...(['meaning', 'personal'] as const).flatMap((kind): readonly Line[] =>
      parts[kind] === 0 ? [] : [{ kind, label: kind, value: parts[kind], because: [] }],
    ),
  ]
  return {
    contentId: content.id,
    generatedBy: hit ? 'text' : 'meaning',
    finalScore: found.score,
    reason: searchSentence(lines, near, locale),
    content,
    ...(explain ? { breakdown: { total: lines.reduce((sum, { value }) => sum + value, 0), lines } } : {}),
    matches,
  }
}
