/** How far a catalog is, in words. */
import type { GrowthStatus } from 'docent'

const SECONDS_PER_MINUTE = 60

/** "23 of 60 works are read for meaning, 14 a second; about 3 s to go." */
export function growthWords({ state, embedded, total, perSecond, because }: GrowthStatus): string {
  const far = `${embedded} of ${total} works ${embedded === 1 && total === 1 ? 'is' : 'are'} read for meaning`
  switch (state) {
    case 'embedding':
      return perSecond === undefined || perSecond <= 0
        ? `${far}.`
        : `${far}, ${rateWords(perSecond)}; ${leftWords((total - embedded) / perSecond)} to go.`
    case 'paused':
      return `${far}. Paused; what is read already can be recommended.`
    case 'waiting':
      return `${far}. Words and tags find the others already; they wait${because === undefined ? ' for the model' : `: ${because.replace(/\.$/, '')}`}.`
    case 'done':
      return `All ${total} works are read for meaning.`
  }
}

/** "14 a second", or "one every 3 s" where it is slower than one. */
function rateWords(perSecond: number): string {
  return perSecond >= 1 ? `${Math.round(perSecond)} a second` : `one every ${Math.round(1 / perSecond)} s`
}

/** Whole seconds up to two minutes, then whole minutes: an estimate should not look like more. */
function leftWords(seconds: number): string {
  if (seconds < 2 * SECONDS_PER_MINUTE) return `about ${Math.max(1, Math.round(seconds))} s`
  return `about ${Math.round(seconds / SECONDS_PER_MINUTE)} min`
}
