/** What goes wrong after the page has begun: said in the note, in the words of the error, and never swallowed. */
import type { App } from './app.ts'
import { DocentError } from 'docent'

/** Errors of Docent that no step has caught become the note; all others stay the browser's to report. */
export function sayTrouble(app: App): void {
  addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason
    if (!(reason instanceof DocentError)) return
    event.preventDefault()
    app.cause = undefined
    app.update({ note: { cause: 'That did not work.', effect: `${reason.message} (${reason.code})`, undoable: false } })
  })
}

/** Asks anew how things stand whenever something works less well than it could. */
export function followHealth(app: App): void {
  const ask = async (): Promise<void> => {
    const [storage, health] = await Promise.all([app.docent.storage.status(), app.docent.health()])
    app.update({ storage, health })
  }
  app.docent.on('degraded', () => void ask().catch(() => undefined))
}
