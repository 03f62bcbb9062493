/** The visitor's model as a person may read it. */
import type { Evidence, UserSignals } from '../contracts/user-signals.ts'
import type { Preferences } from '../contracts/preferences.ts'
import type { ProfileSearch, ProfileView } from '../contracts/host-replies.ts'
import type { RecConfig } from '../contracts/rec-config.ts'
import { strategyOf } from './strategy-of.ts'

/** Evidence by size of its coefficient, largest first; tags by weight, most liked first; [SG22] searches by time, newest first. */
export function viewProfile(signals: UserSignals, preferences: Preferences, config: RecConfig): ProfileView {
  const norm = signals.tagNorm || 1
  return {
    userId: signals.userId,
    strategy: strategyOf(signals, config),
    taste: signals.taste,
    positives: strongestFirst(signals.positives),
    negatives: strongestFirst(signals.negatives),
    neutrals: strongestFirst(signals.neutrals),
    tags: Object.entries(signals.tagAffinity)
      .map(([tag, affinity]) => ({ tag, weight: affinity / norm }))
      .toSorted((a, b) => b.weight - a.weight || (a.tag < b.tag ? -1 : 1)),
    ...(signals.searches.length > 0 ? { searches: newestFirst(signals) } : {}),
    preferences,
    counts: signals.counts,
    builtAt: signals.builtAt,
  }
}

function newestFirst({ searches }: UserSignals): readonly ProfileSearch[] {
  const whole = searches.reduce((sum, { coefficient }) => sum + coefficient, 0) || 1
  return searches
    .map(({ eventId, ts, queryText, coefficient }) => ({ eventId, ts, text: queryText, part: coefficient / whole }))
    .toReversed()
}

function strongestFirst(evidence: Readonly<Record<string, Evidence>>): readonly Evidence[] {
  return Object.values(evidence).toSorted(
    (a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient) || (a.contentId < b.contentId ? -1 : 1),
  )
}
