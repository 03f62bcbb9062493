/** Two statements of one visitor as one: nothing that either device was told is lost. Pure. */
import type { Preferences } from '../../contracts/preferences.ts'

/**
 * [RP5] Lists are united, `own` first; of what has a value, `own` wins; of dated wishes the later stays. The userId is
 * that of `own`.
 */
export function mergedPreferences(own: Preferences, brought: Preferences): Preferences {
  return {
    ...own,
    hidden: later(own.hidden, brought.hidden),
    seen: later(own.seen, brought.seen),
    followed: later(own.followed, brought.followed),
    interests: united(own.interests, brought.interests),
    adjusted: { ...brought.adjusted, ...own.adjusted },
    mutedTags: united(own.mutedTags, brought.mutedTags),
    demographics: { ...brought.demographics, ...own.demographics },
    blocked: united(own.blocked, brought.blocked),
    mutedWords: united(own.mutedWords, brought.mutedWords),
  }
}

function united(own: readonly string[], brought: readonly string[]): readonly string[] {
  return [...new Set([...own, ...brought])]
}

function later(
  own: Readonly<Record<string, number>>,
  brought: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const merged: Record<string, number> = { ...own }
  for (const [id, at] of Object.entries(brought)) merged[id] = Math.max(at, merged[id] ?? at)
  return merged
}
