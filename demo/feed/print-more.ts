/** Prints the following works of the same feed below it. */
import type { App } from '../page/app.ts'

const MORE_COUNT = 6

export async function printMore(app: App): Promise<void> {
  const { list } = app.state.feed
  if (!list) return
  const next = await app.docent.next(list.recommId, MORE_COUNT)
  const { feed } = app.state
  if (feed.list !== list) return
  const { shortBecause } = next.diagnostics
  const diagnostics = shortBecause === undefined ? list.diagnostics : { ...list.diagnostics, shortBecause }
  app.update({
    feed: {
      ...feed,
      list: { ...list, diagnostics, items: [...list.items, ...next.items] },
      more: feed.more + next.items.length,
    },
  })
}
