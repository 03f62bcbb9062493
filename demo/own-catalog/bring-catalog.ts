/** Takes a visitor's own file over as the catalog, and gives the house its own back. */
import { DocentError } from 'docent'
import type { App } from '../page/app.ts'
import { faultsIn } from './import-state.ts'
import { turnTo } from '../actions/open-catalog.ts'

/** Reads `file`; a file with faults changes nothing. */
export async function bringCatalog(app: App, file: File): Promise<void> {
  if (app.state.importing?.step === 'reading') return
  const { name } = file
  app.update({ importing: { step: 'reading', name } })
  try {
    await turnTo(app, async () => {
      const { status, warnings } = await app.docent.catalog.import(file, { name: titleOf(name) })
      app.update({ importing: { step: 'read', name, warnings } })
      return status
    })
  } catch (thrown) {
    if (!(thrown instanceof DocentError)) {
      app.update({ importing: undefined })
      throw thrown
    }
    const { code, message, details } = thrown
    app.update({ importing: { step: 'refused', name, code, message, faults: faultsIn(details) } })
  }
}

/** Back to the catalog of the house; the file is forgotten. */
export async function restoreHouse(app: App): Promise<void> {
  await turnTo(app, () => app.docent.catalog.restore())
  app.update({ importing: undefined })
}

/** "village-museum.csv" as "Village museum". */
function titleOf(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]+$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  return words === '' ? fileName : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
