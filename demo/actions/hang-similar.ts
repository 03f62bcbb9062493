/** More like this: hangs the works most like one on the wall, as a list of their own. */
import type { App } from '../page/app.ts'
import { leaveWork } from './read-work.ts'

const SIMILAR_COUNT = 10

/** Leaves the work where it is open; the visitor's own list waits behind. */
export async function hangSimilar(app: App, contentId: string): Promise<void> {
  const list = await app.docent.similar(contentId, { count: SIMILAR_COUNT })
  if (app.state.open?.contentId === contentId) leaveWork(app, 'link')
  app.update({ similar: { contentId, list }, explanation: undefined })
  if (app.state.view !== 'works') location.hash = '#works'
  scrollTo({ top: 0, behavior: 'instant' })
  // Once the list has been drawn.
  setTimeout(() => document.querySelector<HTMLElement>('.shelf-title')?.focus({ preventScroll: true }))
}

/** Back to what hung there before. */
export function takeDownSimilar(app: App): void {
  app.update({ similar: undefined })
}
