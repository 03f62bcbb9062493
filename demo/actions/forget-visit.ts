/** Forgets the visit: everything stored of this visitor, with a count of what went. */
import type { App } from '../page/app.ts'
import { firstFeed } from '../feed/feed-state.ts'
import { clearSearch } from './search-works.ts'
import { refreshList } from './refresh-list.ts'

export async function forgetVisit(app: App): Promise<void> {
  const { erased } = await app.docent.reset()
  const events = erased.events === 1 ? 'one event' : `${erased.events} events`
  app.cause = { cause: `Forgotten: ${events} and all that was learned of them.`, undoable: false }
  clearSearch(app)
  app.update({
    asksReset: false,
    hungMore: 0,
    standing: undefined,
    room: undefined,
    roomList: undefined,
    explanation: undefined,
    similar: undefined,
    feed: { ...firstFeed, list: app.state.feed.list },
  })
  await refreshList(app)
}
