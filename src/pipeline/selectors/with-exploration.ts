/**
 * Exploration: a selector around a selector. The list stays as the inner one makes it, but that some places go to
 * candidates it would not have chosen, drawn by known odds, so that what comes of them can be learnt from.
 */
import { type ChoicePolicy, choiceOdds, drawIndex } from '../../bandit/choice-odds.ts'
import { type ContextFeatures, type ProfileValues, readItem, readVisitor } from './context-features.ts'
import { readContext } from '../../bandit/read-context.ts'
import type { RelevantItem, SelectedItem, Selector } from '../stage.ts'
import { type Random, seededRandom, stableHash } from '../../base/random.ts'
import { slotPlaces, type SlotShare } from './slot-places.ts'
import type { Choice } from '../../bandit/decision-log.ts'
import type { Line } from '../../contracts/breakdown.ts'
import type { LinearBandit } from '../../bandit/linear-bandit.ts'
import type { Query } from '../query.ts'

export interface ExplorationOptions extends SlotShare {
  readonly policy: ChoicePolicy
  /** [BD20] A candidate must have at least this part of the best relevance of its pool, in [0, 1]. */
  readonly floor: number
  readonly features: ContextFeatures
}

export interface Exploration extends ExplorationOptions {
  /** Of the features of `features`. Read, never changed. */
  readonly bandit: LinearBandit
  /** Decides the choices, with the request's own seed: another one whenever there were new choices. */
  readonly chance: string
  /** [BD30] What earlier lists chose and nothing came of yet, the oldest first: it is shown again before anything is drawn. */
  readonly waiting: readonly string[]
  /** Of the visitor, where profile features are kept. */
  readonly profile: ProfileValues
}

export interface ExploredItem extends SelectedItem {
  /** [BD22] The line that lifts it to its place, alone. */
  readonly added: readonly Line[]
  /** How it was chosen; absent where an earlier list chose it, and it is shown again. */
  readonly explored?: Choice
}

/**
 * [BD20] A slot is filled from the pool, without what the inner selector chose and without what is below the floor; with
 * none left the list stays as it is. [BD21] The items below move down by one, their scores and reasons as they were, and
 * the last one goes. [BD22] The slot's item has the score of the one that it moved down; a line of kind 'exploration' is
 * what it took. Cost: that of the inner selector, and 64 worlds a slot.
 */
export function withExploration(inner: Selector, exploration: Exploration): Selector {
  return {
    name: inner.name,
    select(query, pool, count) {
      const list: SelectedItem[] = [...inner.select(query, pool, count)]
      const candidates = candidatesOf(pool, list, exploration.floor)
      const random = seededRandom(stableHash(`${exploration.chance}:${query.earlier.length}`, query.seed))
      for (const place of slotPlaces(query.earlier.length, list.length, exploration)) {
        const displaced = list[place]
        const chosen = shownBefore(candidates, exploration) ?? choose(query, candidates, place, exploration, random)
        if (!chosen || !displaced) break
        candidates.splice(candidates.indexOf(chosen.item), 1)
        const above = { ...query, earlier: [...query.earlier, ...list.slice(0, place)] }
        const [own] = inner.select(above, [chosen.item], 1)
        if (!own) continue
        list.splice(place, 0, lifted(own, displaced.finalScore, chosen.choice))
        list.length = Math.min(list.length, count)
      }
      return list
    },
  }
}

/** Whether a slot chose it. */
export function isExplored(item: SelectedItem): item is ExploredItem {
  return item.added?.some(({ kind }) => kind === 'exploration') ?? false
}

function lifted(own: SelectedItem, finalScore: number, choice: Choice | undefined): ExploredItem {
  const line: Line = { kind: 'exploration', label: 'exploration', value: finalScore - own.finalScore, because: [] }
  return { ...own, finalScore, added: [line], ...(choice ? { explored: choice } : {}) }
}

/** The most relevant first; ties by id, so that the pool's order does not matter. */
function candidatesOf(pool: readonly RelevantItem[], chosen: readonly SelectedItem[], floor: number): RelevantItem[] {
  const best = pool.reduce((most, { relevance }) => Math.max(most, relevance), -Infinity)
  const taken = new Set(chosen.map(({ contentId }) => contentId))
  return pool
    .filter(({ contentId, relevance }) => relevance >= floor * best && !taken.has(contentId))
    .sort((a, b) => b.relevance - a.relevance || (a.contentId < b.contentId ? -1 : 1))
}

interface Chosen {
  readonly item: RelevantItem
  /** Absent where an earlier list made it. */
  readonly choice?: Choice
}

function shownBefore(candidates: readonly RelevantItem[], { waiting }: Exploration): Chosen | undefined {
  for (const contentId of waiting) {
    const item = candidates.find((candidate) => candidate.contentId === contentId)
    if (item) return { item }
  }
  return undefined
}

function choose(
  query: Query,
  candidates: readonly RelevantItem[],
  place: number,
  { bandit, features, policy, profile }: Exploration,
  random: Random,
): Chosen | undefined {
  const visitor = readVisitor(features, query, profile)
  const items = candidates.map((candidate) => readItem(features, candidate, query))
  const read = items.map((item) => readContext(bandit.features, visitor, item))
  const contexts = new Float64Array(items.length * bandit.size)
  read.forEach(({ context }, at) => contexts.set(context, at * bandit.size))

  const odds = {
    ucb: choiceOdds(bandit, contexts, { ...policy, kind: 'ucb' }, random),
    thompson: choiceOdds(bandit, contexts, { ...policy, kind: 'thompson' }, random),
  }
  const at = drawIndex(odds[policy.kind], random())
  const item = candidates[at]
  const context = read[at]
  const values = items[at]
  if (!item || !context || !values) return undefined
  const oddsOf = (kind: ChoicePolicy['kind']): number => odds[kind][at] ?? 0
  const { means, widths } = bandit.estimate(context.context)
  const choice: Choice = {
    place,
    policy: policy.kind,
    propensity: oddsOf(policy.kind),
    odds: { ucb: oddsOf('ucb'), thompson: oddsOf('thompson'), evenly: 1 / items.length, best: at === 0 ? 1 : 0 },
    candidates: items.length,
    mean: means[0] ?? 0,
    width: widths[0] ?? 0,
    visitor,
    item: values,
    missing: context.missing,
  }
  return { item, choice }
}
