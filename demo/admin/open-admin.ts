/** Opens the admin page: what changes is noted from here on, also while another view is looked at. */
import type { Alert } from './admin-state.ts'
import type { App } from '../page/app.ts'
import { adminView } from './admin-view.ts'
import type { LaterViews } from '../page/page-view.ts'
import { refreshAdmin } from './refresh-admin.ts'

/** Ages grow by themselves. */
const TICK_MS = 5000
const MOST_ALERTS = 100

export function openAdmin(app: App): LaterViews {
  const { docent } = app
  const refresh = (): void => void refreshAdmin(app)
  app.update({ admin: { ...app.state.admin, since: Date.now() } })
  docent.on('updated', refresh)
  docent.on('stale', ({ alerts }) => {
    note(
      app,
      alerts.map(({ name, state }) => ({ at: Date.now(), kind: state, about: name })),
    )
    refresh()
  })
  docent.on('degraded', ({ because }) => note(app, [{ at: Date.now(), kind: 'degraded', about: because }]))
  addEventListener('hashchange', refresh)
  setInterval(() => {
    if (app.state.view === 'admin' && document.visibilityState === 'visible') refresh()
  }, TICK_MS)
  refresh()
  return { admin: adminView }
}

function note(app: App, alerts: readonly Alert[]): void {
  const { admin } = app.state
  app.update({ admin: { ...admin, alerts: [...alerts.toReversed(), ...admin.alerts].slice(0, MOST_ALERTS) } })
}
