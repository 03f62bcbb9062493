/**
 * The twenty features of the ranker: one table for the docs, the columns of training and the device, so that training and
 * serving cannot differ. Source: seed, mini recommendation system; decisions 31: none derives from the label.
 */
import { HOUR_MS } from '../base/time.ts'
import type { VisitorFacts } from './visitor-facts.ts'

export type FeatureGroup = 'visitor' | 'item' | 'relation' | 'embeddings' | 'time'

export interface Feature {
  readonly name: string
  readonly group: FeatureGroup
  readonly unit: string
  /** The stage that supplies it: rows of other relations have 0 there, as for every missing value. Seed. */
  readonly from: 'visitor' | 'catalog' | 'graph' | 'OutOfNetwork' | 'Graph'
  /** Whether a visitor can understand it, so that a sentence may speak of it. */
  readonly isPlain: boolean
  readonly doc: string
  /** Finite for facts that are; NaN counts as missing. */
  read(facts: VisitorFacts, row: number): number
}

export const FEATURES: readonly Feature[] = [
  {
    name: 'following_count_log',
    group: 'visitor',
    unit: 'ln(1 + creators)',
    from: 'visitor',
    isPlain: false,
    doc: 'Creators that the visitor follows. The seed counts followers, which a device cannot know.',
    read: ({ following }) => Math.log1p(following),
  },
  {
    name: 'account_age_days_log',
    group: 'visitor',
    unit: 'ln(1 + days)',
    from: 'visitor',
    isPlain: false,
    doc: 'Days since the first look that is known, at most the window of 30.',
    read: ({ ageDays }) => Math.log1p(ageDays),
  },
  {
    name: 'activity_per_day',
    group: 'visitor',
    unit: 'looks a day',
    from: 'visitor',
    isPlain: false,
    doc: 'Looks a day since the first one.',
    read: ({ looksPerDay }) => looksPerDay,
  },
  {
    name: 'interest_entropy',
    group: 'visitor',
    unit: 'bits',
    from: 'visitor',
    isPlain: false,
    doc: 'How widely the visitor’s leanings spread over tags.',
    read: ({ interestEntropy }) => interestEntropy,
  },
  {
    name: 'visit_length_s_log',
    group: 'visitor',
    unit: 'ln(1 + s)',
    from: 'visitor',
    isPlain: false,
    doc: 'Time since the visit under way began.',
    read: ({ visitSeconds }) => Math.log1p(visitSeconds),
  },
  {
    name: 'text_length_log',
    group: 'item',
    unit: 'ln(1 + words)',
    from: 'catalog',
    isPlain: false,
    doc: 'Words of the content.',
    read: ({ catalog: { items } }, row) => Math.log1p(items.wordCount[row]!),
  },
  {
    name: 'has_media',
    group: 'item',
    unit: '0 or 1',
    from: 'catalog',
    isPlain: false,
    doc: 'Whether there is an image, a sound or a film.',
    read: ({ catalog: { items } }, row) => items.hasMedia[row]!,
  },
  {
    name: 'tag_count',
    group: 'item',
    unit: 'tags',
    from: 'catalog',
    isPlain: false,
    doc: 'Tags of the content.',
    read: ({ catalog: { items } }, row) => items.tagsAt[row]!.tags.length,
  },
  {
    name: 'quality_prior',
    group: 'item',
    unit: '[0, 1]',
    from: 'catalog',
    isPlain: true,
    doc: 'The publisher’s own estimate of the content.',
    read: ({ catalog: { items } }, row) => items.quality[row]!,
  },
  {
    name: 'creator_popularity_log',
    group: 'item',
    unit: 'ln(1 + followers)',
    from: 'graph',
    isPlain: true,
    doc: 'Followers of the creator, where at least 20 people follow them.',
    read: ({ catalog: { items, graph } }, row) => {
      const creator = items.creatorAt[row]!
      return creator < 0 ? 0 : Math.log1p(graph.followers(creator))
    },
  },
  {
    name: 'follows_creator',
    group: 'relation',
    unit: '0 or 1',
    from: 'visitor',
    isPlain: true,
    doc: 'Whether the visitor follows the creator.',
    read: ({ catalog: { items }, realGraph }, row) => Number(realGraph.follows(items.creatorAt[row]!)),
  },
  {
    name: 'mutual',
    group: 'relation',
    unit: '[0, 1]',
    from: 'graph',
    isPlain: true,
    doc: 'How strongly creators whom the visitor follows are connected with this one.',
    read: ({ catalog: { items }, realGraph }, row) => realGraph.mutual(items.creatorAt[row]!),
  },
  {
    name: 'interest_match',
    group: 'relation',
    unit: 'cosine, [-1, 1]',
    from: 'visitor',
    isPlain: true,
    doc: 'Likeness of the visitor’s leanings and the content’s tags.',
    read: ({ catalog: { items }, interests: { leaning, norm } }, row) => {
      if (norm === 0) return 0
      const { tags, weights } = items.tagsAt[row]!
      let sum = 0
      for (let at = 0; at < tags.length; at++) sum += weights[at]! * leaning[tags[at]!]!
      return sum / norm
    },
  },
  {
    name: 'past_engagement_with_creator',
    group: 'relation',
    unit: 'smoothed share, [0, 1]',
    from: 'visitor',
    isPlain: true,
    doc: 'Share of the visitor’s looks at works of this creator that were engaged.',
    read: ({ catalog: { items }, interests: { byCreator, usual } }, row) =>
      byCreator.rate(items.creatorAt[row]!, usual),
  },
  {
    name: 'past_engagement_with_topic',
    group: 'relation',
    unit: 'smoothed share, [0, 1]',
    from: 'visitor',
    isPlain: true,
    doc: 'Share of the visitor’s looks at works with these tags that were engaged, by weight of the tags.',
    read: ({ catalog: { items }, interests: { byTag, usual } }, row) => {
      const { tags, weights } = items.tagsAt[row]!
      let sum = 0
      let whole = 0
      for (let at = 0; at < tags.length; at++) {
        sum += weights[at]! * byTag.rate(tags[at]!, usual)
        whole += weights[at]!
      }
      return whole === 0 ? usual : sum / whole
    },
  },
  {
    name: 'simclusters_score',
    group: 'embeddings',
    unit: 'cosine, [0, 1]',
    from: 'OutOfNetwork',
    isPlain: false,
    doc: 'SimClusters: communities that visitor and content share.',
    read: (facts, row) => (facts.relationOf(row) === 'OutOfNetwork' ? facts.simclusters(row) : 0),
  },
  {
    name: 'twhin_score',
    group: 'embeddings',
    unit: 'cosine, [-1, 1]',
    from: 'OutOfNetwork',
    isPlain: false,
    doc: 'TwHIN: likeness of the two towers’ vectors.',
    read: (facts, row) => (facts.relationOf(row) === 'OutOfNetwork' ? facts.twhin(row) : 0),
  },
  {
    name: 'author_similarity',
    group: 'embeddings',
    unit: '[0, 1]',
    from: 'Graph',
    isPlain: true,
    doc: 'RealGraph: how close the visitor is to the creator.',
    read: (facts, row) =>
      facts.relationOf(row) === 'Graph' ? facts.realGraph.closeness(facts.catalog.items.creatorAt[row]!) : 0,
  },
  {
    name: 'age_hours_log',
    group: 'time',
    unit: 'ln(1 + h)',
    from: 'catalog',
    isPlain: true,
    doc: 'Hours since the content was published; 0 where that is unknown or ahead.',
    read: ({ catalog: { items }, now }, row) =>
      Math.log1p(Math.max(0, (now - (items.publishedAt[row]! || now)) / HOUR_MS)),
  },
  {
    name: 'hour_match',
    group: 'time',
    unit: 'share, [-1/12, 11/12]',
    from: 'visitor',
    isPlain: false,
    doc: 'Engaged looks within an hour of this time of day, less what chance gives.',
    read: ({ hourMatch }) => hourMatch,
  },
]

export const FEATURE_NAMES: readonly string[] = FEATURES.map(({ name }) => name)

/** Float64Array[rows · 20], row by row; a missing or not finite value is 0. Cost: O(rows · 20). */
export function featuresOf(facts: VisitorFacts, rows: ArrayLike<number>): Float64Array {
  const width = FEATURES.length
  const features = new Float64Array(rows.length * width)
  for (let at = 0; at < rows.length; at++) {
    for (let feature = 0; feature < width; feature++) {
      const value = FEATURES[feature]!.read(facts, rows[at]!)
      if (Number.isFinite(value)) features[at * width + feature] = value
    }
  }
  return features
}
