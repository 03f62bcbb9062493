/** Hangs the following works of the same list below it. */
import type { App } from '../page/app.ts'

const MORE_COUNT = 6

export async function hangMore(app: App): Promise<void> {
  const { shelf } = app.state
  if (!shelf) return
  const more = await app.docent.next(shelf.recommId, MORE_COUNT)
  if (app.state.shelf !== shelf) return
  app.update({
    shelf: { ...shelf, items: [...shelf.items, ...more.items] },
    hungMore: app.state.hungMore + more.items.length,
  })
}
