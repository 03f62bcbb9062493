/** Asks for the feed anew, as the visitor has set it. */
import type { CreatorView, FeedOptions, Recommendation } from 'docent'
import { hangFeed, idsOf } from './hang-feed.ts'
import type { App } from '../page/app.ts'
import type { FeedState } from './feed-state.ts'
import { shelfChanges } from '../shelf/shelf-changes.ts'

/** Works of a feed. Seed: top 10. */
const FEED_COUNT = 10

/** Curators shown beside those followed. */
const SUGGESTED = 4

/** Refreshes asked for so far: an answer to an older one is dropped. */
const latest = new WeakMap<App, number>()

/** After something that happened: the note says what the list did. */
export async function refreshFeed(app: App): Promise<void> {
  const list = await askInTurn(app)
  if (!list) return
  app.update({ feed: { ...app.state.feed, waiting: list } })
  if (!app.state.open) hangFeed(app)
}

/** After a change of weights or models: what the list did is said beside them. */
export async function retuneFeed(app: App, change: Partial<FeedState>): Promise<void> {
  app.update({ feed: { ...app.state.feed, ...change } })
  const list = await askInTurn(app)
  if (!list) return
  const { feed } = app.state
  const effect = shelfChanges(idsOf(feed.list), idsOf(list))
  app.update({ feed: { ...feed, list, waiting: undefined, effect } })
}

/** undefined where a newer request is on its way. */
async function askInTurn(app: App): Promise<Recommendation | undefined> {
  if (app.turning) return undefined
  const turn = (latest.get(app) ?? 0) + 1
  latest.set(app, turn)
  const [list, creators, profile] = await Promise.all([askForFeed(app), app.docent.creators(), app.docent.profile()])
  if (latest.get(app) !== turn || app.turning) return undefined
  app.update({ profile, feed: { ...app.state.feed, ...placed(app.state.feed, creators) } })
  return list
}

/** Nobody changes place under the finger that has just followed somebody; those followed come first at the next change. */
function placed(
  { creators: before, shown }: FeedState,
  creators: readonly CreatorView[],
): Pick<FeedState, 'creators' | 'shown'> {
  const followed = creators.filter((one) => one.followed)
  const same = before.filter((one) => one.followed).length === followed.length
  if (same || before.length !== creators.length) return { creators, shown: followed.length + SUGGESTED }
  const byId = new Map(creators.map((one) => [one.creatorId, one]))
  return { creators: before.map((one) => byId.get(one.creatorId) ?? one), shown }
}

/** As long as the list that is printed. */
async function askForFeed({ docent, state: { feed } }: App): Promise<Recommendation> {
  const list = await docent.recommend({ product: 'feed', count: FEED_COUNT, feed: optionsOf(feed) })
  if (feed.more === 0 || list.diagnostics.shortBecause) return list
  const more = await docent.next(list.recommId, feed.more)
  return { ...list, items: [...list.items, ...more.items] }
}

function optionsOf({ weighing, modelsOff }: FeedState): FeedOptions {
  if (weighing === 'house') return { modelsOff }
  return weighing === 'learned' ? { modelsOff, fusion: 'learned' } : { modelsOff, headWeights: weighing }
}
