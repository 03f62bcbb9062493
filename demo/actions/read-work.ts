/** Opens a work to read, and leaves it: the look, its real length and how it ended are what Docent learns from. */
import type { EndReason, SearchHit } from 'docent'
import type { App } from '../page/app.ts'
import type { OpenWork } from '../page/state.ts'
import { DwellClock } from '../work/dwell-clock.ts'
import { hangFeed } from '../feed/hang-feed.ts'
import { hangWaiting } from './refresh-list.ts'
import { meanSearch } from './search-works.ts'
import { onTheWall } from '../page/on-the-wall.ts'
import { titleOf } from '../museum.ts'

/** Neighbours shown beside an open work. */
const NEIGHBOUR_COUNT = 3

export type Leaving = Exclude<EndReason, 'abandon'>

/** A hit of the search on the wall: choosing it says that the search was meant. */
export function openHit(app: App, hit: SearchHit): void {
  const searched = app.state.search?.answered.trim()
  meanSearch(app)
  openWork(app, hit.contentId, undefined, searched === undefined ? undefined : { hit, searched })
}

/** `recommId`: the list it was opened from, if it was in one; `found`: by which search. */
export function openWork(
  app: App,
  contentId: string,
  recommId?: string,
  found?: { readonly hit: SearchHit; readonly searched: string },
): void {
  if (!app.museum.works.has(contentId) || app.state.open?.contentId === contentId) return
  if (app.state.open) leaveWork(app, 'link')
  const clock = new DwellClock(document, () => performance.now())
  const nextId = nextAfter(app, contentId)
  const origin = { recommId, hit: found?.hit, searched: found?.searched }
  app.update({ open: { contentId, ...origin, nextId, neighbours: undefined, clock }, explanation: undefined })
  void showNeighbours(app, contentId)
}

/** Ends the look. Does nothing when no work is open: a second tap on a button that already did its work. */
export function leaveWork(app: App, endReason: Leaving): void {
  const { open } = app.state
  if (!open) return
  const seconds = sendLook(app, open, endReason)
  // What was said outright meanwhile is the greater cause, and the one that can be taken back.
  if (!app.cause?.undoable)
    app.cause = { cause: leavingWords(seconds, titleOf(app.museum, open.contentId), endReason, open), undoable: false }
  app.update({ open: undefined })
}

/** The page goes away with a work open: the look so far counts, how it ended is not known. A page that returns reads on. */
export function noteLook(app: App): void {
  const { open } = app.state
  if (!open) return
  sendLook(app, open, undefined)
  app.update({ open: { ...open, clock: new DwellClock(document, () => performance.now()) } })
}

/** Stops the clock, tracks the look and returns its seconds. */
function sendLook(app: App, { contentId, recommId, clock }: OpenWork, endReason: Leaving | undefined): number {
  const seconds = clock.stop()
  app.docent.dwell(contentId, seconds, {
    ...(endReason ? { endReason } : {}),
    ...(recommId === undefined ? {} : { recommId }),
  })
  return seconds
}

/** Leaves for the work that the button names. */
export function goToNext(app: App): void {
  const { open } = app.state
  if (!open?.nextId) return
  const { nextId } = open
  const { hits, recommId } = onTheWall(app.state)
  const hit = hits.find((one) => one.contentId === nextId)
  leaveWork(app, 'next_button')
  if (hit) openHit(app, hit)
  else openWork(app, nextId, recommId)
}

/** Leaves for the wall. */
export function closeWork(app: App): void {
  leaveWork(app, 'close_button')
  hangWaiting(app)
  hangFeed(app)
}

/** The following work of the list on the wall; from elsewhere, its first. */
function nextAfter(app: App, contentId: string): string | undefined {
  const { ids } = onTheWall(app.state)
  const at = ids.indexOf(contentId)
  return ids[at + 1] ?? ids.find((id) => id !== contentId)
}

async function showNeighbours(app: App, contentId: string): Promise<void> {
  const neighbours = await app.docent.similar(contentId, { count: NEIGHBOUR_COUNT })
  const { open } = app.state
  if (open?.contentId === contentId) app.update({ open: { ...open, neighbours } })
}

function leavingWords(seconds: number, title: string, endReason: Leaving, { searched }: OpenWork): string {
  const search = searched === undefined ? 'You' : `You searched for “${searched}” and`
  const stay = `${search} stayed ${Math.max(1, Math.round(seconds))} s with “${title}”`
  if (endReason === 'next_button') return `${stay} and went on.`
  return endReason === 'link' ? `${stay} and followed a link.` : `${stay}.`
}
