/** More, less, hide, and taking it back. */
import { closeWork } from './read-work.ts'
import type { App } from '../page/app.ts'
import { refreshList } from './refresh-list.ts'
import { titleOf } from '../museum.ts'

export type Wish = 'more' | 'less' | 'hide'

/** Wishes on their way: a double tap says a thing once. */
const onTheWay = new WeakMap<App, Set<string>>()

export async function wish(app: App, contentId: string, said: Wish): Promise<void> {
  const waiting = onTheWay.get(app) ?? new Set<string>()
  onTheWay.set(app, waiting)
  const key = `${said} ${contentId}`
  if (waiting.has(key) || wishOf(app, contentId) === said) return
  waiting.add(key)
  if (said === 'hide' && app.state.open?.contentId === contentId) closeWork(app)
  app.cause = { cause: wishWords(said, titleOf(app.museum, contentId)), undoable: true }
  try {
    await app.docent.feedback(contentId, said)
    await refreshList(app)
  } finally {
    waiting.delete(key)
  }
}

/** Takes back the last wish. */
export async function undo(app: App): Promise<void> {
  const reply = await app.docent.undo()
  if (!reply.undone) return
  const about = reply.contentId === undefined ? '' : `: “${titleOf(app.museum, reply.contentId)}”`
  app.cause = { cause: `Taken back${about}.`, undoable: false }
  await refreshList(app)
}

/** What the visitor last said of a work. */
export function wishOf(app: App, contentId: string): Wish | undefined {
  const { profile } = app.state
  if (!profile) return undefined
  if (Object.hasOwn(profile.preferences.hidden, contentId)) return 'hide'
  const evidence = [...profile.positives, ...profile.negatives].find((one) => one.contentId === contentId)
  const { feedback } = evidence?.components ?? {}
  return feedback === undefined ? undefined : feedback > 0 ? 'more' : 'less'
}

function wishWords(said: Wish, title: string): string {
  if (said === 'hide') return `“${title}” is put away and will not come back.`
  return `${said === 'more' ? 'More' : 'Less'} like “${title}”.`
}
