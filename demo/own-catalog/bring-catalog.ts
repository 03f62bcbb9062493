/** Takes a visitor's own file over as the catalog, and gives the house its own back. */
import { type CatalogStatus, DocentError } from 'docent'
import type { App } from '../page/app.ts'
import { faultsIn } from './import-state.ts'
import { turnTo } from '../actions/open-catalog.ts'

/** Reads `file`; a file with faults changes nothing. */
export async function bringCatalog(app: App, file: File): Promise<void> {
  if (app.state.importing?.step === 'reading') return
  const { name } = file
  app.update({ importing: { step: 'reading', name } })
  try {
    const { status, warnings } = await app.docent.catalog.import(file, { name: titleOf(name) })
    app.update({ importing: { step: 'read', name, warnings } })
    await turnOnce(app, status)
  } catch (thrown) {
    if (!(thrown instanceof DocentError)) throw thrown
    const { code, message, details } = thrown
    app.update({ importing: { step: 'refused', name, code, message, faults: faultsIn(details) } })
  }
}

/** Back to the catalog of the house; the file is forgotten. */
export async function restoreHouse(app: App): Promise<void> {
  const status = await app.docent.catalog.restore()
  app.update({ importing: undefined })
  await turnOnce(app, status)
}

/** The event that tells of another catalog may have come first, and the page be there already. */
async function turnOnce(app: App, status: CatalogStatus): Promise<void> {
  const there = app.museum.imported === (status.from === 'import') && app.museum.title === status.title
  if (there && app.museum.works.size === status.count) return
  await turnTo(app, status)
}

/** "village-museum.csv" as "Village museum". */
function titleOf(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]+$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  return words === '' ? fileName : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
