/** What a sentence should speak of: the largest positive group of an item's lines, and the works and tag behind it. */
import type { ColdBecause, Strategy } from '../contracts/recommendation.ts'
import type { Line } from '../contracts/breakdown.ts'

/** What the list is for. */
export type Intent = 'recommend' | 'similar' | 'rank'

export interface SentenceFacts {
  readonly intent: Intent
  readonly strategy: Strategy
  readonly coldBecause?: ColdBecause
  readonly lines: readonly Line[]
  readonly titleOf: (contentId: string) => string | undefined
  /** The catalog's own words for a tag. */
  readonly phraseOf?: (tag: string) => string | undefined
  /** What a creator or curator is called. */
  readonly nameOf?: (creatorId: string) => string
}

/** A second work is named when its share is at least this part of the first's: else it hardly mattered. */
const SECOND_WORK_PART = 0.6
/** A tag is named when its line is at least this part of all that taste gave: else it hardly mattered. */
const TAG_PART = 0.06

/** A tag not named yet is preferred when its line is at least this part of the largest tag line. */
const SIMILAR_TAG_PART = 0.4

/** [EX7] What to say; less than the lines, never more. */
export interface LeadingReason {
  readonly situation: string
  readonly works: readonly string[]
  readonly tag?: string | undefined
  readonly label?: string | undefined
  /** The search that gave most, as the visitor wrote it. */
  readonly query?: string | undefined
  readonly simulated: boolean
}

/** [EX7] The group of lines with the largest positive sum decides. `named`: tags that earlier sentences of the list named. */
export function leadingReason(facts: SentenceFacts, named: ReadonlySet<string>): LeadingReason {
  const positive = facts.lines.filter((line) => line.value > 0)
  const linesOf = (group: Group): readonly Line[] => positive.filter((line) => groupOf(line) === group)
  const groups = GROUPS.map((group) => ({ group, sum: linesOf(group).reduce((sum, line) => sum + line.value, 0) }))
  const best = groups.reduce((a, b) => (b.sum > a.sum ? b : a))
  const nothing = best.sum <= 0
  const { group } = best
  if (facts.coldBecause === 'taste-cancelled' && (nothing || group === 'popularity' || group === 'freshness')) {
    return { situation: 'cancelled', works: [], simulated: isSimulated(positive, group) }
  }
  if (nothing) return { situation: 'nothing', works: [], simulated: false }
  if (group === 'taste') return readTaste(facts, positive, best.sum, named)
  const largest = largestOf(linesOf(group))
  if (group === 'search') return { situation: group, works: [], query: largestQuery(largest), simulated: false }
  return {
    situation: group,
    works: [],
    tag: largest?.label,
    label: largest?.label,
    simulated: isSimulated(positive, group),
  }
}

/** Groups that can lead; of equal ones the first. */
const GROUPS = ['taste', 'interest', 'search', 'geo', 'popularity', 'freshness', 'prior', 'boost'] as const
type Group = (typeof GROUPS)[number]

/** Where a line counts; undefined for lines that no sentence speaks of. */
function groupOf({ kind, queries }: Line): Group | undefined {
  if (kind === 'semantic' || kind === 'tag') return 'taste'
  if (kind === 'interest') return queries ? 'search' : 'interest'
  return GROUPS.find((group) => group === kind)
}

/** The text of the search with the largest share; the first of equal ones. */
function largestQuery(line: Line | undefined): string | undefined {
  const [first, ...rest] = line?.queries ?? []
  return rest.reduce((best, query) => (best && best.share >= query.share ? best : query), first)?.text
}

function readTaste(
  facts: SentenceFacts,
  positive: readonly Line[],
  taste: number,
  named: ReadonlySet<string>,
): LeadingReason {
  const works = leadingWorks(positive, facts)
  if (facts.intent === 'similar' && works.length > 0) return { situation: 'similar', works, simulated: false }
  const tagLine = freshest(
    positive.filter((line) => line.kind === 'tag'),
    named,
  )
  const tag = tagLine && tagLine.value >= TAG_PART * taste ? tagLine.label : undefined
  if (works.length === 0) return { situation: tag === undefined ? 'nothing' : 'tag', works, tag, simulated: false }
  return { situation: tag === undefined ? 'works' : 'works-and-tag', works, tag, simulated: false }
}

/** Titles of the one or two past contents that gave most, over all taste lines together; negative shares count against. */
function leadingWorks(positive: readonly Line[], { titleOf }: SentenceFacts): readonly string[] {
  const sums = new Map<string, number>()
  for (const { kind, because } of positive) {
    if (kind !== 'semantic' && kind !== 'tag') continue
    for (const { contentId, share } of because) sums.set(contentId, (sums.get(contentId) ?? 0) + share)
  }
  const ranked = [...sums].filter(([, sum]) => sum > 0).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const [first, second] = ranked
  if (!first) return []
  const named = second && second[1] >= SECOND_WORK_PART * first[1] ? [first, second] : [first]
  return named.flatMap(([contentId]) => titleOf(contentId) ?? [])
}

/** The largest line whose tag was not named yet, among those about as large as the largest; else the largest. */
function freshest(lines: readonly Line[], named: ReadonlySet<string>): Line | undefined {
  const largest = largestOf(lines)
  if (!largest) return undefined
  const unnamed = lines.filter((line) => !named.has(line.label) && line.value >= SIMILAR_TAG_PART * largest.value)
  return largestOf(unnamed) ?? largest
}

function largestOf(lines: readonly Line[]): Line | undefined {
  return lines.reduce<Line | undefined>((best, line) => (best && best.value >= line.value ? best : line), undefined)
}

function isSimulated(lines: readonly Line[], kind: string): boolean {
  return lines.some((line) => line.kind === kind && line.simulated === true)
}
