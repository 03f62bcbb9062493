/** Opens the feed's page: it is asked for when it is looked at, and follows whatever happens from then on. */
import type { App } from '../page/app.ts'
import type { LaterViews } from '../page/page-view.ts'
import { feedView } from './feed-view.ts'
import { feedWhy } from './feed-why.ts'
import { refreshFeed } from './refresh-feed.ts'

export function openFeed(app: App): LaterViews {
  const refresh = (): void => {
    if (app.state.view === 'feed') void refreshFeed(app)
  }
  app.docent.on('updated', refresh)
  app.docent.on('catalog', refresh)
  addEventListener('hashchange', refresh)
  refresh()
  return { feed: feedView, feedWhy }
}
