/** Times one exact search of the whole catalog, and keeps the last twenty timings. */
import type { App } from '../page/app.ts'

export const KEPT = 20

export async function measureScan(app: App): Promise<void> {
  const [timing, health] = await Promise.all([app.docent.timeScan(), app.docent.health()])
  app.update({ health, scans: [...app.state.scans, timing].slice(-KEPT) })
}
