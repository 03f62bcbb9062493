/** Completion by content type: three features that differ in whose types they count. */
import { DAY_TTL_SECONDS, EVEN_PRIOR, MONTH_DAYS, type ProfileFeature } from '../profile-feature.ts'
import type { ContentType } from '../../contracts/content.ts'
import { shareOf } from '../share-of.ts'

export const completionOfImages = completionOf('image', 'images', ['image_item'])
export const completionOfTexts = completionOf('text', 'texts', ['text_item'])
export const completionOfRecordings = completionOf('recording', 'audio and video', ['audio_item', 'video_item'])

/** [PF3] Smoothed, as few items of one type are served to one visitor. */
function completionOf(word: string, what: string, types: readonly ContentType[]): ProfileFeature {
  return {
    name: `completion_rate_${word}_30d`,
    dtype: 'numeric',
    description: `Fraction of ${what} served in the last 30 days that received a "done" reaction, smoothed.`,
    windowDays: MONTH_DAYS,
    ttlSeconds: DAY_TTL_SECONDS,
    prior: EVEN_PRIOR,
    reads: ['served.at', 'engagement.outcome', 'content.contentType'],
    uses: ({ kind, content }) => kind === 'tip' && content !== undefined && types.includes(content.contentType),
    start: () => shareOf((record) => record.kind === 'tip' && record.done !== undefined, EVEN_PRIOR),
  }
}
