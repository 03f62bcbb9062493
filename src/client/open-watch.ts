/** Opens the watching of elements; fetched when the first one is to be watched. */
import type { Docent } from './docent.ts'
import { ElementWatch } from './element-watch.ts'

/** A watch whose impressions and looks are tracked like any event. */
export function openWatch({ track, dwell }: Pick<Docent, 'track' | 'dwell'>): ElementWatch {
  const ofList = (recommId: string | undefined) => (recommId === undefined ? {} : { recommId })
  return new ElementWatch({
    impression: ({ contentId, recommId }) => track('impressions_shown', { impressions: [contentId] }, ofList(recommId)),
    look: ({ contentId, recommId }, seconds, endReason) =>
      dwell(contentId, seconds, { ...ofList(recommId), ...(endReason === undefined ? {} : { endReason }) }),
  })
}
