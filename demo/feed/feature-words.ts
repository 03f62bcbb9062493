/** What each of the ranker's twenty features asks, in a visitor's words, and what a line of one says where it holds. */
import type { Line } from 'docent'
import { curatorWords, type Museum } from '../museum.ts'
import { tagPhrase } from '../tag-words.ts'

/** By name, in the ranker's order. */
export const FEATURE_WORDS: Readonly<Record<string, string>> = {
  following_count_log: 'How many you follow',
  account_age_days_log: 'Days since your first look',
  activity_per_day: 'How much you look at in a day',
  interest_entropy: 'How widely your taste is spread',
  visit_length_s_log: 'How long this visit has lasted',
  text_length_log: 'How long its text is',
  has_media: 'Whether there is a picture, sound or film',
  tag_count: 'How many tags it has',
  quality_prior: 'What the house thinks of it',
  creator_popularity_log: 'How many follow who shows it',
  follows_creator: 'Whether you follow who shows it',
  mutual: 'Ties of those you follow to who shows it',
  interest_match: 'Its tags and your taste',
  past_engagement_with_creator: 'How works shown by them have held you',
  past_engagement_with_topic: 'How works with its tags have held you',
  simclusters_score: 'Circles of taste you share with it (SimClusters)',
  twhin_score: 'Likeness of you and it, by the two towers (TwHIN)',
  author_similarity: 'How near you are to who shows it (RealGraph)',
  age_hours_log: 'How long it has been here',
  hour_match: 'This hour of your day',
}

export const FEATURE_NAMES: readonly string[] = Object.keys(FEATURE_WORDS)

const USUAL = 'As for a usual work and visitor'

/** Where the line is about somebody or a tag, it names them; a line of nothing that is known keeps its own name. */
export function featureWords(museum: Museum, { label, about, simulated }: Line): string {
  if (label === 'usual') return USUAL
  const words = aboutWords(museum, label, about) ?? FEATURE_WORDS[label] ?? label
  return simulated && about !== undefined && !museum.curators.has(about) ? `${words} (simulated)` : words
}

function aboutWords(museum: Museum, feature: string, about: string | undefined): string | undefined {
  if (about === undefined) return undefined
  switch (feature) {
    case 'follows_creator':
      return `You follow ${curatorWords(museum, about)}`
    case 'mutual':
      return `Those you follow have ties to ${curatorWords(museum, about)}`
    case 'author_similarity':
      return `How near you are to ${curatorWords(museum, about)} (RealGraph)`
    case 'creator_popularity_log':
      return `How many follow ${curatorWords(museum, about)}`
    case 'past_engagement_with_creator':
      return `Works shown by ${curatorWords(museum, about)} have held you`
    case 'interest_match':
      return `Its tags and your taste, above all ${tagPhrase(about)}`
    case 'past_engagement_with_topic':
      return `Works with its tags have held you, above all ${tagPhrase(about)}`
    case 'quality_prior':
      return about === 'popularity' ? 'How much it is visited' : undefined
    default:
      return undefined
  }
}
