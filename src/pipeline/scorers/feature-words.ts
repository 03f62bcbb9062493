/** What a feature of the feed is about for one row, where a person can understand it and it holds. */
import { DAY_MS } from '../../base/time.ts'
import type { Query } from '../query.ts'
import { feedRequestOf } from '../feed-request.ts'

/** From here the publisher's estimate is worth a word. */
const HIGH_QUALITY = 0.6
/** Days for which a work is called new. */
const NEW_DAYS = 14

export interface Spoken {
  readonly about: string
  /** True where the catalog says that the figure or the person is invented. */
  readonly simulated?: boolean
}

/** By feature name; undefined where nothing can be said. */
export function spokenOf(query: Query, row: number, feature: string): Spoken | undefined {
  const { facts } = feedRequestOf(query)
  const { items, graph } = facts.catalog
  const { info } = query.catalog.manifest
  const content = query.catalog.contentAt(row)
  const creator = items.creatorAt[row]!
  const who = (holds: boolean): Spoken | undefined => {
    const about = items.creators[creator]?.id
    if (!holds || about === undefined) return undefined
    return {
      about,
      ...(content.curator !== undefined && info.simulated.includes('curator') ? { simulated: true } : {}),
    }
  }
  switch (feature) {
    case 'follows_creator':
      return who(facts.realGraph.follows(creator))
    case 'mutual':
      return who(facts.realGraph.mutual(creator) > 0)
    case 'author_similarity':
      return who(facts.relationOf(row) === 'Graph' && facts.realGraph.mutual(creator) > 0)
    case 'past_engagement_with_creator':
      return who(facts.interests.byCreator.rate(creator, facts.interests.usual) > facts.interests.usual)
    case 'creator_popularity_log':
      return who(graph.followers(creator) > 0)
    case 'interest_match':
    case 'past_engagement_with_topic':
      return topic(query, row)
    case 'quality_prior': {
      const field = content.quality === undefined ? 'popularity' : 'quality'
      if (items.quality[row]! < HIGH_QUALITY) return undefined
      return { about: field, ...(info.simulated.includes(field) ? { simulated: true } : {}) }
    }
    case 'age_hours_log':
      return query.now - items.publishedAt[row]! <= NEW_DAYS * DAY_MS ? { about: 'published lately' } : undefined
    default:
      return undefined
  }
}

/** The tag of the row that the visitor leans to most, by weight; none where they lean to none. */
function topic(query: Query, row: number): Spoken | undefined {
  const { items } = feedRequestOf(query).facts.catalog
  const { leaning } = feedRequestOf(query).facts.interests
  const { tags, weights } = items.tagsAt[row]!
  let best = 0
  let about: string | undefined
  tags.forEach((tag, at) => {
    const pull = weights[at]! * leaning[tag]!
    if (pull > best) [best, about] = [pull, items.tagKeys[tag]]
  })
  return about === undefined ? undefined : { about }
}
