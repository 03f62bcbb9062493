/** Asks why an item is in a list, and puts the answer in the drawer. */
import type { App } from '../page/app.ts'

/** `recommId`: the list that the item hangs in. */
export async function askWhy(app: App, recommId: string, contentId: string): Promise<void> {
  app.update({ explanation: await app.docent.explain(recommId, contentId) })
}

export function closeWhy(app: App): void {
  app.update({ explanation: undefined })
}
