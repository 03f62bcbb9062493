/** UserSignals made by hand from coefficients: the obvious sums, so that ranking can be tested without events. */
import type { ContentStore } from '../../src/ports/content-store.ts'
import { type Evidence, SIGNALS_VERSION, type UserSignals } from '../../src/contracts/user-signals.ts'
import { aTime, aUser } from './an-event.ts'

/** What the visitor did with one content: the changes of its coefficient, one an event, in time order. */
export type Doings = Readonly<Record<string, readonly number[]>>

export function someSignals(catalog: ContentStore, doings: Doings = {}): UserSignals {
  const evidence = Object.entries(doings).map(([contentId, changes]) => anEvidence(contentId, changes))
  const sum = new Float64Array(catalog.dim)
  const affinity = new Map<string, number>()
  for (const { contentId, coefficient } of evidence) {
    const row = catalog.rowOf(contentId)
    if (row === undefined) throw new Error(`the builder's catalog has no content ${contentId}`)
    catalog.vectorAt(row).forEach((x, at) => (sum[at] = (sum[at] ?? 0) + coefficient * x))
    const { keys, weights } = catalog.tagVectorAt(row)
    keys.forEach((key, at) => affinity.set(key, (affinity.get(key) ?? 0) + coefficient * (weights[at] ?? 0)))
  }
  const tasteNorm = Math.hypot(...sum)
  const taste = evidence.length === 0 ? 'none' : tasteNorm < 1e-9 ? 'cancelled' : 'present'
  const ofOutcome = (outcome: Evidence['outcome']): Record<string, Evidence> =>
    Object.fromEntries(evidence.filter((one) => one.outcome === outcome).map((one) => [one.contentId, one]))
  return {
    schemaVersion: SIGNALS_VERSION,
    userId: aUser,
    catalogVersion: catalog.version,
    builtAt: aTime,
    positives: ofOutcome('positive'),
    negatives: ofOutcome('negative'),
    neutrals: ofOutcome('neutral'),
    tagAffinity: Object.fromEntries(affinity),
    tagNorm: Math.hypot(...affinity.values()),
    tasteVector: taste === 'present' ? sum.map((x) => x / tasteNorm) : null,
    tasteNorm,
    taste,
    queryTags: {},
    searches: [],
    queryVector: null,
    queryNorm: 0,
    counts: { used: evidence.length, quarantined: 0, unknownContent: 0, expired: 0 },
  }
}

function anEvidence(contentId: string, changes: readonly number[]): Evidence {
  const coefficient = changes.reduce((sum, change) => sum + change, 0)
  return {
    contentId,
    outcome: coefficient > 0 ? 'positive' : coefficient < 0 ? 'negative' : 'neutral',
    strength: Math.max(-1, Math.min(1, coefficient)),
    ts: aTime,
    components: {},
    coefficient,
    events: changes.map((change, at) => ({
      eventId: `${contentId}-${at + 1}`,
      ts: aTime + at,
      did: { event: 'content_viewed' },
      change,
    })),
  }
}
