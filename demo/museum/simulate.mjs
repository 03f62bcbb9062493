/** Figures that the invented museum cannot have: simulated from the id alone, and labelled wherever they move a score. */
import { fractionOf } from './fraction-of.mjs'

const DAY_MS = 24 * 60 * 60 * 1000
/** The last day of the simulated past, and how far it reaches. */
const TODAY = Date.UTC(2026, 10, 1)
const DAYS = 400
/** How steeply popularity falls: few works are known to all. */
const STEEPNESS = 3

/** In [0, 1]: a few high, most low, no one favoured. */
export function popularityOf(id) {
  return Math.round(fractionOf(`popularity ${id}`) ** STEEPNESS * 1000) / 1000
}

/** Epoch ms at midnight UTC of one of the last 400 days. */
export function publishedAtOf(id) {
  return TODAY - Math.floor(fractionOf(`published ${id}`) * DAYS) * DAY_MS
}
