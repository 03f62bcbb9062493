/** Asks why an item is in a list, and puts the answer in the drawer. */
import type { App } from '../page/app.ts'
import type { SearchHit } from 'docent'

/** `recommId`: the list that the item hangs in. */
export async function askWhy(app: App, recommId: string, contentId: string): Promise<void> {
  app.update({ explanation: await app.docent.explain(recommId, contentId) })
}

/** A hit brings its own terms. */
export function showWhyFound(app: App, { contentId, reason, breakdown }: SearchHit): void {
  if (!breakdown) return
  app.update({ explanation: { ...breakdown, recommId: '', contentId, sentence: reason } })
}

export function closeWhy(app: App): void {
  app.update({ explanation: undefined })
}
