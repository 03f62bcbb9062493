/** Records of what was served and done, a judge that needs no reading times, and a clock without a time zone. */
import type { Deed, FeatureRecord, Tip } from '../../src/features/feature-record.ts'
import { deedOf, tipsOf } from '../../src/features/feature-record.ts'
import { aUser, anEvent, type EventOverrides } from './an-event.ts'
import { aContent } from './a-content.ts'
import type { Content } from '../../src/contracts/content.ts'
import type { Judge } from '../../src/features/reactions.ts'
import type { LocalMinute } from '../../src/features/local-minute.ts'
import { MINUTE_MS } from '../../src/base/time.ts'

export const inUtc: LocalMinute = (epochMs) => Math.floor(epochMs / MINUTE_MS)

/** Positive once 20 s of dwell came together, or `more` was said: it depends on all events that it was given. */
export const patientJudge: Judge = () => {
  let seconds = 0
  return (event) => {
    seconds += event.dwellSeconds ?? 0
    return seconds >= 20 || event.feedback === 'more'
  }
}

const ROOMS = ['a', 'b', 'c']
/** Works '1' to '6' of several types, in rooms and on floors; '0' is in no catalog. */
export const someWorks: ReadonlyMap<string, Content> = new Map(
  Array.from({ length: 6 }, (_, i) => String(i + 1)).map((id, i) => [
    id,
    aContent({
      id,
      contentType: (['text_item', 'image_item', 'audio_item'] as const)[i % 3] ?? 'text_item',
      ...(i < 5 ? { room: ROOMS[i % 3] ?? 'a', floor: String(i % 2) } : {}),
      tags: [{ facet: 'subject', label: i % 2 ? 'sea' : 'snow', weight: 0.5 }],
    }),
  ]),
)

export function findWork(id: string): Content | undefined {
  return someWorks.get(id)
}

/** One served item. */
export function aTip(contentId: string, at: number, recommId = `r${at}`): Tip {
  const [tip] = tipsOf({ userId: aUser, recommId, at, contentIds: [contentId] }, findWork, inUtc)
  if (!tip) throw new Error('An entry with a content makes a tip.')
  return tip
}

export function aDeed(overrides: EventOverrides): Deed {
  return deedOf(anEvent(overrides), findWork, inUtc)
}

/** A copy that nobody has reacted to. */
export function untouched(record: FeatureRecord): FeatureRecord {
  return record.kind === 'tip' ? { ...record, done: undefined, dismissedAt: undefined } : { ...record }
}
