/** FollowRecs: creators that a visitor may like to follow. Seed: candidates, FollowRecs. */
import type { VisitorFacts } from './visitor-facts.ts'

export interface FollowCandidate {
  /** Index in `items.creators`. */
  readonly creator: number
  /** In [0, 1]. */
  readonly score: number
  /** What gave most. */
  readonly because: 'connected' | 'topics' | 'engaged' | 'popular'
}

/** Parts of the score, each in [0, 1]. Docent's own: what one does says more than whom one's creators know. */
const PARTS = { engaged: 0.5, topics: 0.25, connected: 0.15, popular: 0.1 } as const

/** Every creator who is not followed yet, the best first; ties by lower index. */
export function whomToFollow({
  catalog: { items, graph },
  interests,
  realGraph,
}: VisitorFacts): readonly FollowCandidate[] {
  const most = Math.max(1, ...items.creators.map((_, creator) => graph.followers(creator)))
  return items.creators
    .flatMap((_, creator): readonly FollowCandidate[] => {
      if (realGraph.follows(creator)) return []
      const { usual, byCreator } = interests
      const values = {
        engaged: Math.max(0, (byCreator.rate(creator, usual) - usual) / (1 - usual)),
        topics: realGraph.overlap(creator),
        connected: realGraph.mutual(creator),
        popular: graph.followers(creator) / most,
      }
      const parts = NAMES.map((name) => ({ name, value: PARTS[name] * values[name] }))
      const best = parts.reduce((a, b) => (b.value > a.value ? b : a))
      return [{ creator, score: parts.reduce((sum, { value }) => sum + value, 0), because: best.name }]
    })
    .toSorted((a, b) => b.score - a.score || a.creator - b.creator)
}

const NAMES = ['engaged', 'topics', 'connected', 'popular'] as const
