/** How long a content takes when it is taken in once from beginning to end. */
import type { Content } from '../contracts/content.ts'
import type { RecConfig } from '../contracts/rec-config.ts'

type Measured = Pick<Content, 'contentType' | 'wordCount' | 'hasImage' | 'durationSeconds'>
type Speeds = Pick<RecConfig, 'readingSpeedWps' | 'imgExtraTime' | 'minExpectedSeconds'>

/**
 * [SG1] Seconds, > 0. Audio and video: `durationSeconds`. Everything else, and a recording whose length is not known:
 * wordCount / readingSpeedWps, times imgExtraTime with an image, at least minExpectedSeconds. Source: decisions, strength.
 */
export function expectedSeconds(content: Measured, config: Speeds): number {
  const recorded = content.contentType === 'audio_item' || content.contentType === 'video_item'
  if (recorded && content.durationSeconds !== undefined) return content.durationSeconds
  const reading = content.wordCount / config.readingSpeedWps
  return Math.max(config.minExpectedSeconds, content.hasImage ? reading * config.imgExtraTime : reading)
}
