/** Figures that the invented museum cannot have: simulated from the id alone, and labelled wherever they move a score. */

const DAY_MS = 24 * 60 * 60 * 1000
/** The last day of the simulated past, and how far it reaches. */
const TODAY = Date.UTC(2026, 10, 1)
const DAYS = 400
/** How steeply popularity falls: few works are known to all. */
const STEEPNESS = 3

/** In [0, 1]: a few high, most low, no one favoured. */
export function popularityOf(id) {
  return Math.round(fraction(`popularity ${id}`) ** STEEPNESS * 1000) / 1000
}

/** Epoch ms at midnight UTC of one of the last 400 days. */
export function publishedAtOf(id) {
  return TODAY - Math.floor(fraction(`published ${id}`) * DAYS) * DAY_MS
}

/** FNV-1a of the text, mixed, as a number in [0, 1). */
function fraction(text) {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
