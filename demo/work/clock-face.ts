/** Writes the open work's clock once a second: its own line of text, so that nothing else is drawn again for it. */
import type { App } from '../page/app.ts'

const TICK_MS = 1000

export function runClockFace(app: App, page: Document): void {
  setInterval(() => showTime(app, page), TICK_MS)
}

export function showTime(app: App, page: Document): void {
  const face = page.querySelector('[data-clock]')
  const { open } = app.state
  if (!face || !open) return
  const seconds = Math.floor(open.clock.seconds())
  face.textContent = open.clock.paused ? `${seconds} s, waiting` : `${seconds} s here`
}
