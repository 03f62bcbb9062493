/** Asks for the list anew after something happened, and says what changed. */
import type { Docent, Recommendation } from 'docent'
import type { App } from '../page/app.ts'
import type { PageState } from '../page/state.ts'
import { shelfChanges } from '../shelf/shelf-changes.ts'

/** Works on the wall. */
const SHELF_COUNT = 10

/** Refreshes asked for so far: an answer to an older one is dropped. */
const latest = new WeakMap<App, number>()

/** The first list of a page, asked for as soon as there is a vault. */
export async function firstList(docent: Docent): Promise<Pick<PageState, 'waiting' | 'profile'>> {
  const [waiting, profile] = await Promise.all([
    docent.recommend({ count: SHELF_COUNT, trace: true }),
    docent.profile(),
  ])
  return { waiting, profile }
}

export async function refreshList(app: App): Promise<void> {
  if (app.turning) return
  const turn = (latest.get(app) ?? 0) + 1
  latest.set(app, turn)
  const [list, profile] = await Promise.all([askForList(app), app.docent.profile()])
  if (latest.get(app) !== turn || app.turning) return
  app.update({ profile, waiting: list })
  if (!app.state.open) hangWaiting(app)
}

/** Hangs the list that waited, with the sentence of what caused it. */
export function hangWaiting(app: App): void {
  const { waiting, shelf, view } = app.state
  if (!waiting) return
  // On the feed's page the sentence is of the feed.
  const cause = view === 'feed' ? undefined : app.cause
  if (cause) app.cause = undefined
  const note = cause && { ...cause, effect: effectWords(app, shelfChanges(idsOf(shelf), idsOf(waiting))) }
  // A list that comes of itself, as after impressions, leaves an unfolded card as it is.
  app.update({ shelf: waiting, waiting: undefined, ...(note ? { note, unfolded: undefined } : {}) })
}

/** As long as the list on the wall: what was hung below the ten stays asked for. */
async function askForList({ docent, state: { standing, hungMore } }: App): Promise<Recommendation> {
  const near = standing === undefined ? {} : { near: { room: standing } }
  const list = await docent.recommend({ count: SHELF_COUNT, trace: true, ...near })
  if (hungMore === 0 || list.diagnostics.shortBecause) return list
  const more = await docent.next(list.recommId, hungMore)
  return { ...list, items: [...list.items, ...more.items] }
}

/** While something else hangs there, the sentence says that it is of the list behind. */
function effectWords({ state: { search, similar } }: App, changes: string): string {
  return changes === '' || (!search && !similar) ? changes : `Your list follows. ${changes}`
}

function idsOf(list: Recommendation | undefined): readonly string[] {
  return list?.items.map((item) => item.contentId) ?? []
}
