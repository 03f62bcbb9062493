/** How much the visitor searches rather than browses. */
import { DAY_TTL_SECONDS, EVEN_PRIOR, MONTH_DAYS, type ProfileFeature, type Prior } from '../profile-feature.ts'
import { type FeatureRecord, isLook } from '../feature-record.ts'
import { shareOf } from '../share-of.ts'

/** Most people browse: one search in ten, as sure as two records make it. Docent's own. */
const PRIOR: Prior = { ...EVEN_PRIOR, mean: 0.1 }

export const searchShare: ProfileFeature = {
  name: 'search_share',
  dtype: 'numeric',
  description: 'Fraction of searches among the searches and looks of the last 30 days, smoothed.',
  windowDays: MONTH_DAYS,
  ttlSeconds: DAY_TTL_SECONDS,
  prior: PRIOR,
  reads: ['search_performed.ts', 'content_viewed.ts'],
  uses: (record) => isLook(record) || isSearch(record),
  start: () => shareOf(isSearch, PRIOR),
}

function isSearch(record: FeatureRecord): boolean {
  return record.kind === 'deed' && record.event.event === 'search_performed'
}
