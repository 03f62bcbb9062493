/** One plain sentence from the largest positive parts of a score. It says less than the lines, never more. */
import type { ColdBecause, Strategy } from '../contracts/recommendation.ts'
import type { Line } from '../contracts/breakdown.ts'
import { english } from './sentences/en.ts'
import type { SentenceTable, Situation } from './sentences/sentence-table.ts'

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
}

/** A second work is named when its share is at least this part of the first's: else it hardly mattered. */
const SECOND_WORK_PART = 0.6
/** A tag is named when its line is at least this part of all that taste gave: else it hardly mattered. */
const TAG_PART = 0.06

/** A tag not named yet is preferred when its line is at least this part of the largest tag line. */
const SIMILAR_TAG_PART = 0.4

/** Writes the sentences of one list, so that no two open alike as long as the language has variants left. */
export class SentenceWriter {
  readonly #table: SentenceTable
  readonly #openings = new Set<string>()
  /** Tags named so far. */
  readonly #tags = new Set<string>()

  /** Unknown languages read English. */
  constructor(locale: string, tables: Readonly<Record<string, SentenceTable>> = { en: english }) {
    this.#table = tables[locale.split('-')[0] ?? 'en'] ?? english
  }

  /** [EX7] The sentence of one item; [EX8] it opens with another word than those before it, or failing
   * that with another pair of words. */
  write(facts: SentenceFacts): string {
    const { situation, works, tag, label, simulated } = read(facts, this.#tags)
    if (tag !== undefined) this.#tags.add(tag)
    const words: Readonly<Record<string, string>> = {
      works: this.#titles(works),
      tag: tag === undefined ? '' : (facts.phraseOf?.(tag) ?? this.#table.tagPhrase(tag)),
      label: label ?? '',
      sim: simulated ? this.#table.simulated : '',
    }
    // One pass: what is put in is never read again, whatever a title holds.
    const fill = (variant: string): string =>
      capitalise(variant.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? ''))
    const variants = this.#table.variants[situation]
    return this.#unopened(variants, fill, 1) ?? this.#unopened(variants, fill, 2) ?? fill(variants[0] ?? '')
  }

  /** The first variant that opens with `words` words that no sentence of the list has opened with. */
  #unopened(variants: readonly string[], fill: (variant: string) => string, words: number): string | undefined {
    for (const variant of variants) {
      const sentence = fill(variant)
      if (this.#openings.has(openingOf(sentence, words))) continue
      this.#openings.add(openingOf(sentence, 1)).add(openingOf(sentence, 2))
      return sentence
    }
    return undefined
  }

  #titles(works: readonly string[]): string {
    const [open, close] = this.#table.quote
    return works.map((title) => `${open}${title}${close}`).join(this.#table.and)
  }
}

interface Reading {
  readonly situation: Situation
  readonly works: readonly string[]
  readonly tag?: string | undefined
  readonly label?: string | undefined
  readonly simulated: boolean
}

/** Decides what to speak of: the group of lines with the largest positive sum. */
function read(facts: SentenceFacts, named: ReadonlySet<string>): Reading {
  const positive = facts.lines.filter((line) => line.value > 0)
  const sumOf = (...kinds: readonly Line['kind'][]): number =>
    positive.filter((line) => kinds.includes(line.kind)).reduce((sum, line) => sum + line.value, 0)
  const groups = [
    { group: 'taste', sum: sumOf('semantic', 'tag') },
    ...(['interest', 'geo', 'popularity', 'freshness', 'prior', 'boost'] as const).map((group) => ({
      group,
      sum: sumOf(group),
    })),
  ] as const
  const best = groups.reduce((a, b) => (b.sum > a.sum ? b : a))
  const nothing = best.sum <= 0
  const { group } = best
  if (facts.coldBecause === 'taste-cancelled' && (nothing || group === 'popularity' || group === 'freshness')) {
    return { situation: 'cancelled', works: [], simulated: isSimulated(positive, group) }
  }
  if (nothing) return { situation: 'nothing', works: [], simulated: false }
  if (group === 'taste') return readTaste(facts, positive, best.sum, named)
  const largest = largestOf(positive.filter((line) => line.kind === group))
  return {
    situation: group,
    works: [],
    tag: largest?.label,
    label: largest?.label,
    simulated: isSimulated(positive, group),
  }
}

function readTaste(
  facts: SentenceFacts,
  positive: readonly Line[],
  taste: number,
  named: ReadonlySet<string>,
): Reading {
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

function openingOf(sentence: string, words: number): string {
  return sentence.split(' ', words).join(' ').toLowerCase()
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
