/** Prints the feed that waited, with the sentence of what caused it. */
import type { Recommendation } from 'docent'
import type { App } from '../page/app.ts'
import { shelfChanges } from '../shelf/shelf-changes.ts'

export function hangFeed(app: App): void {
  const { feed, view } = app.state
  const { list, waiting } = feed
  if (!waiting) return
  const cause = view === 'feed' ? app.cause : undefined
  if (cause) app.cause = undefined
  const note = cause && { ...cause, effect: shelfChanges(idsOf(list), idsOf(waiting)) }
  app.update({
    feed: { ...feed, list: waiting, waiting: undefined },
    ...(note ? { note, unfolded: undefined } : {}),
  })
}

export function idsOf(list: Recommendation | undefined): readonly string[] {
  return list?.items.map(({ contentId }) => contentId) ?? []
}
