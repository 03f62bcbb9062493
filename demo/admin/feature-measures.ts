/** What each feature is called on the page, and what its value is counted in. */
import type { FeatureValue } from 'docent'
import { facetWords, tagWords } from '../tag-words.ts'

interface Measure {
  readonly words: string
  /** Beside the number; '' where the value says it itself. */
  readonly unit: string
  readonly decimals: number
}

const share = (words: string): Measure => ({ words, unit: 'of 1', decimals: 2 })

const MEASURES: Readonly<Record<string, Measure>> = {
  completion_rate_30d: share('Offered works that held you'),
  dismiss_rate_30d: share('Offered works you turned away'),
  mean_dwell_ms_30d: { words: 'From an offer to your answer', unit: 'ms', decimals: 0 },
  preferred_hour: { words: 'Hour at which works hold you', unit: 'h', decimals: 0 },
  tip_volume_30d: { words: 'Works offered to you', unit: 'works', decimals: 0 },
  completion_rate_image_30d: share('Pictures that held you'),
  completion_rate_text_30d: share('Texts that held you'),
  completion_rate_recording_30d: share('Sound and film that held you'),
  share_of_rooms_visited: share('Rooms you looked into'),
  floors_per_visit_day: { words: 'Floors in a day', unit: 'floors', decimals: 1 },
  pace_works_per_hour: { words: 'Pace', unit: 'works / h', decimals: 1 },
  audio_affinity: share('Time given to sound'),
  mean_active_dwell_s: { words: 'Time with a work', unit: 's', decimals: 1 },
  return_rate: share('Other days you came back'),
  revisit_share: share('Works you came back to'),
  morning_or_evening: { words: 'Part of the day', unit: '', decimals: 0 },
  search_share: share('Searching rather than walking'),
  favourite_tag: { words: 'What you turn to most', unit: '', decimals: 0 },
  tag_variety: { words: 'Variety of tags', unit: 'tags', decimals: 1 },
}

/** A feature without words here goes by its own name. */
export function measureOf(name: string): Measure {
  return MEASURES[name] ?? { words: name.replaceAll('_', ' '), unit: '', decimals: 2 }
}

/** The value alone, its unit beside it; a dash where nothing is known. */
export function valueWords(name: string, value: FeatureValue): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value.includes(':') ? tagWords(value) : value
  const { decimals } = measureOf(name)
  return new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value)
}

/** What stands after the value: its unit, or a tag's facet. */
export function unitWords(name: string, value: FeatureValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value.includes(':') ? facetWords(value).toLowerCase() : ''
  return measureOf(name).unit
}
