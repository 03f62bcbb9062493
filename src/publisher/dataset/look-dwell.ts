/** How long invented visitors look, so that a device that measured it would agree with what became of the look. */
import type { Random } from '../../base/random.ts'
import { SECOND_MS } from '../../base/time.ts'
import { exponential } from './random-draws.ts'

/** Reading: words a second, longer with an image, at least so long. The same as of the engagement score. */
const WORDS_A_SECOND = 4.2
const MEDIA_FACTOR = 1.3
const LEAST_READING_MS = 3 * SECOND_MS
/** A look without engagement ends well before half the reading time, a look with it after all of it. */
const SHORT_LOOK = { mean: 0.2, most: 0.48 } as const
const LONG_LOOK = { mean: 0.35, most: 3 } as const

/** How long reading takes, in ms: words at 4.2 a second, 1.3 times that with an image, at least 3 s. */
export function readingMs(words: number, hasMedia: boolean): number {
  return Math.max(LEAST_READING_MS, (words / WORDS_A_SECOND) * (hasMedia ? MEDIA_FACTOR : 1) * SECOND_MS)
}

/** Whole milliseconds: all the `reading` time (ms) or more when engaged, less than half of it else. */
export function drawDwell(reading: number, engaged: boolean, random: Random): number {
  return engaged
    ? Math.ceil(reading * (1 + Math.min(LONG_LOOK.most, exponential(random, LONG_LOOK.mean))))
    : Math.floor(reading * Math.min(SHORT_LOOK.most, exponential(random, SHORT_LOOK.mean)))
}
