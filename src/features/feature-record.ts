/** What features are made of: the items that were served, with what became of them, and what the visitor did. */
import type { Content } from '../contracts/content.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { LocalMinute } from './local-minute.ts'
import type { ServedEntry } from '../ports/served-log.ts'

interface RecordParts {
  readonly id: string
  /** Epoch ms. */
  readonly at: number
  /** Of `at`, by the device's wall clock (LocalMinute). */
  readonly minute: number
  /** Undefined where the catalog does not know the content, or there is none. */
  readonly content: Content | undefined
}

/** One served item: the seed's tip. Source: decisions, profile features. */
export interface Tip extends RecordParts {
  readonly kind: 'tip'
  readonly contentId: string
  /** Epoch ms and local minute of the first event at which the Outcome since serving was positive. */
  done: { readonly at: number; readonly minute: number } | undefined
  /** Epoch ms of the first hide, less or abandon since serving. */
  dismissedAt: number | undefined
}

/** Something the visitor did. */
export interface Deed extends RecordParts {
  readonly kind: 'deed'
  readonly event: InteractionEvent
}

export type FeatureRecord = Tip | Deed

/** Finds a content of the open catalog. */
export type FindContent = (contentId: string) => Content | undefined

/** [PF1] One tip a content of the entry. The same content twice in one list and instant is one tip. */
export function tipsOf(entry: ServedEntry, find: FindContent, localMinute: LocalMinute): Tip[] {
  const { at, recommId } = entry
  return [...new Set(entry.contentIds)].map((contentId) => ({
    kind: 'tip',
    id: `${recommId}/${contentId}@${at}`,
    at,
    minute: localMinute(at),
    contentId,
    content: find(contentId),
    done: undefined,
    dismissedAt: undefined,
  }))
}

/** The record of one event. */
export function deedOf(event: InteractionEvent, find: FindContent, localMinute: LocalMinute): Deed {
  const { id, ts: at, contentId } = event
  const content = contentId === undefined ? undefined : find(contentId)
  return { kind: 'deed', id, at, minute: localMinute(at), content, event }
}

/** The one order of records: by time; of one instant, tips come first, so that what follows at once counts for them. */
export function compareRecords(a: FeatureRecord, b: FeatureRecord): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.kind !== b.kind) return a.kind === 'tip' ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Epoch ms of the first reaction to a tip, done or dismissed; undefined without one. */
export function reactedAt({ done, dismissedAt }: Tip): number | undefined {
  if (done === undefined) return dismissedAt
  return dismissedAt === undefined ? done.at : Math.min(done.at, dismissedAt)
}

/** Whether the visitor looked at a content: content_viewed, content_completed or content_dismissed. */
export function isLook(record: FeatureRecord): record is Deed {
  if (record.kind !== 'deed') return false
  const { event } = record.event
  return event === 'content_viewed' || event === 'content_completed' || event === 'content_dismissed'
}

/** Active dwell of a look in whole ms, so that sums stay exact; undefined where it was not measured. */
export function dwellMsOf({ event }: Deed): number | undefined {
  return event.dwellSeconds === undefined ? undefined : Math.round(event.dwellSeconds * 1000)
}
