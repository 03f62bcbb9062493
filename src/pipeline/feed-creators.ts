/** Creators as a visitor may follow them: those followed first, then whom to follow, the best first. */
import type { CreatorView } from '../contracts/host-replies.ts'
import { feedRequestOf } from './feed-request.ts'
import { type FollowCandidate, whomToFollow } from '../feed/whom-to-follow.ts'
import type { Query } from './query.ts'

/** [FE8] Every creator of the catalog once, with one sentence each. Seed: FollowRecs. */
export function feedCreators(query: Query): readonly CreatorView[] {
  const { facts } = feedRequestOf(query)
  const { items } = facts.catalog
  const { info } = query.catalog.manifest
  const known = new Map((info.curators ?? []).map((curator) => [curator.id, curator]))
  const view = (creator: number, part: Pick<CreatorView, 'followed' | 'score' | 'reason'>): CreatorView => {
    const { id, name, rows } = items.creators[creator]!
    const curator = known.get(id)
    const isInvented = curator !== undefined && info.simulated.includes('curator')
    return {
      creatorId: id,
      name,
      about: curator?.about ?? '',
      works: rows.length,
      ...part,
      ...(isInvented ? { simulated: true } : {}),
    }
  }
  const followed = items.creators.flatMap((_, creator) =>
    facts.realGraph.follows(creator) ? [view(creator, { followed: true, score: 0, reason: 'You follow them.' })] : [],
  )
  const others = whomToFollow(facts).map(({ creator, score, because }) =>
    view(creator, { followed: false, score, reason: score > 0 ? REASONS[because] : 'Not tied to your visit yet.' }),
  )
  return [...followed, ...others]
}

const REASONS: Readonly<Record<FollowCandidate['because'], string>> = {
  engaged: 'What they show has held you.',
  topics: 'They show what you lean to.',
  connected: 'Close to those you follow.',
  popular: 'Followed by many.',
}
