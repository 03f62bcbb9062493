/** A visitor of a data set as the engine has visitors: signals and preferences that say what the feed may know. */
import { type Preferences, noPreferences } from '../../contracts/preferences.ts'
import { type Evidence, SIGNALS_VERSION, type UserSignals } from '../../contracts/user-signals.ts'
import type { FeedLook, FeedVisitor } from '../../feed/feed-visitor.ts'

/**
 * Signals from which `feedVisitorOf` reads `visitor` back, look by look: engaged looks are positives, others neutral, of
 * full strength. There is no taste vector, for the feed reads none.
 */
export function visitorSignals(
  userId: string,
  { looks, follows, interests }: FeedVisitor,
  { catalogVersion, now }: { readonly catalogVersion: string; readonly now: number },
): { readonly signals: UserSignals; readonly preferences: Preferences } {
  const signals: UserSignals = {
    schemaVersion: SIGNALS_VERSION,
    userId,
    catalogVersion,
    builtAt: now,
    positives: evidenceOf(looks.filter(({ engaged }) => engaged)),
    negatives: {},
    neutrals: evidenceOf(looks.filter(({ engaged }) => !engaged)),
    tagAffinity: {},
    tagNorm: 0,
    tasteVector: null,
    tasteNorm: 0,
    taste: 'none',
    queryTags: {},
    searches: [],
    queryVector: null,
    queryNorm: 0,
    counts: { used: looks.length, quarantined: 0, unknownContent: 0, expired: 0 },
  }
  return { signals, preferences: { ...noPreferences(userId), followed: follows, interests } }
}

function evidenceOf(looks: readonly FeedLook[]): Readonly<Record<string, Evidence>> {
  return Object.fromEntries(
    looks.map(({ contentId, ts, engaged }) => [
      contentId,
      {
        contentId,
        ts,
        outcome: engaged ? 'positive' : 'neutral',
        strength: Number(engaged),
        components: {},
        coefficient: 0,
        events: [],
      },
    ]),
  )
}
