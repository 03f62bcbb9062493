/** The verbs about the visitor's own record, for the panels that export, import, replay and experiment. */
import { type LogbookVerbs, withLogbook } from 'docent/logbook'
import type { App } from '../page/app.ts'

const opened = new WeakMap<App, LogbookVerbs>()

export function logbookOf(app: App): LogbookVerbs {
  const verbs = opened.get(app) ?? withLogbook(app.docent)
  opened.set(app, verbs)
  return verbs
}
