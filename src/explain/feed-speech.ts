/** How the feed's reasons are put in words: only of features that a person can understand, and only where they hold. */
import type { LeadingReason, SentenceFacts } from './leading-reason.ts'
import { feedEnglish, type FeedSituation } from './sentences/feed-en.ts'
import type { Line } from '../contracts/breakdown.ts'
import type { Speech } from './speech.ts'

/** Which features speak of the same; the rest say nothing to a visitor. */
const SITUATIONS: Readonly<Record<string, FeedSituation>> = {
  follows_creator: 'follows',
  mutual: 'connected',
  author_similarity: 'connected',
  past_engagement_with_creator: 'creator',
  interest_match: 'topic',
  past_engagement_with_topic: 'topic',
  quality_prior: 'quality',
  creator_popularity_log: 'popular',
  age_hours_log: 'new',
}

/** A tag not named yet is preferred when its lines give at least this part of the largest. */
const SIMILAR_PART = 0.4

/** [EX7] The situation with the largest positive sum of its lines; 'nothing' where no line can be spoken of. */
export const feedSpeech: Speech = {
  lead(facts, named) {
    const exploring = facts.lines.find(({ kind, value }) => kind === 'exploration' && value > 0)
    if (exploring) return { situation: 'exploration', works: [], simulated: false }
    const sums = new Map<FeedSituation, Line[]>()
    for (const line of facts.lines) {
      const situation = SITUATIONS[line.label]
      if (situation === undefined || line.about === undefined || line.value <= 0) continue
      sums.set(situation, [...(sums.get(situation) ?? []), line])
    }
    const best = [...sums].reduce<readonly [FeedSituation, readonly Line[]] | undefined>(
      (a, b) => (a && sumOf(a[1]) >= sumOf(b[1]) ? a : b),
      undefined,
    )
    return best ? reasonOf(best[0], best[1], facts, named) : { situation: 'nothing', works: [], simulated: false }
  },
  tables: { en: feedEnglish },
}

function reasonOf(
  situation: FeedSituation,
  lines: readonly Line[],
  { nameOf }: SentenceFacts,
  named: ReadonlySet<string>,
): LeadingReason {
  const simulated = lines.some((line) => line.simulated === true)
  const about = largest(lines)?.about
  if (situation === 'topic') {
    const most = largest(lines)?.value ?? 0
    const fresh = lines.filter((line) => !named.has(line.about ?? '') && line.value >= SIMILAR_PART * most)
    return { situation, works: [], tag: largest(fresh)?.about ?? about, simulated: false }
  }
  return { situation, works: [], label: about === undefined ? undefined : (nameOf?.(about) ?? about), simulated }
}

function largest(lines: readonly Line[]): Line | undefined {
  return lines.reduce<Line | undefined>((best, line) => (best && best.value >= line.value ? best : line), undefined)
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { value }) => sum + value, 0)
}
