/** The catalog that is open, and the page's turn to another one. */
import type { CatalogStatus, Docent } from 'docent'
import type { App } from '../page/app.ts'
import { type Museum, openMuseum } from '../museum.ts'
import type { PlateRecord } from '../plates/plate-record.ts'
import { firstFeed } from '../feed/feed-state.ts'
import { refreshList } from './refresh-list.ts'

/** A catalog that grows is listed anew at most this often. */
const REFRESH_MS = 1500

/** Reads the whole catalog as the page shows it. */
export async function readMuseum(
  docent: Docent,
  status: CatalogStatus,
  plates: readonly PlateRecord[],
): Promise<Museum> {
  const [manifest, works] = await Promise.all([docent.catalog.manifest(), docent.catalog.contents()])
  return openMuseum({ manifest, works, imported: status.from === 'import' }, plates)
}

/** Follows what becomes of the catalog: another one here or in another tab, and works that are ready one by one. */
export function followCatalog(app: App): void {
  let listedAt = -Infinity
  app.docent.on('catalog', ({ status }) => {
    const before = app.state.catalog
    app.update({ catalog: status })
    // Whoever brought another catalog turns the page to it.
    if (app.turning) return
    if (!before || !isSame(before, status)) {
      void turnTo(app, async () => status)
      return
    }
    if (status.from !== 'import' && before.version !== status.version) {
      void renew(app, status)
      return
    }
    const now = performance.now()
    const ended = before.growth !== undefined && (status.growth === undefined || status.growth.state === 'done')
    if (!ended && (status.growth?.embedded === before.growth?.embedded || now - listedAt < REFRESH_MS)) return
    listedAt = now
    void refreshList(app)
  })
}

/**
 * Opens the page anew for the catalog that `open` has opened; what belongs to the one before is put away. Where `open`
 * rejects, so does this, and the page stays as it was.
 */
export async function turnTo(app: App, open: () => Promise<CatalogStatus>): Promise<void> {
  app.turning = true
  try {
    const status = await open()
    const museum = await readMuseum(app.docent, status, app.plates)
    // Drawn with the page's own type, which may not have been needed so far.
    await document.fonts.load('1rem Newsreader', 'aō').catch(() => undefined)
    showAnew(app, museum, status)
  } finally {
    app.turning = false
  }
  await refreshList(app)
  app.update({ health: await app.docent.health() })
}

/** The same catalog with other labels: what the visitor is at stays, but for works that are there no more. */
async function renew(app: App, status: CatalogStatus): Promise<void> {
  app.museum = await readMuseum(app.docent, status, app.plates)
  const { open } = app.state
  if (open && !app.museum.works.has(open.contentId)) app.update({ open: undefined })
  app.cause = { cause: 'The house has renewed its labels.', undoable: false }
  await refreshList(app)
}

function showAnew(app: App, museum: Museum, status: CatalogStatus): void {
  app.museum = museum
  app.cause = undefined
  document.title = `${museum.title}, with a guide that says why`
  app.update({
    catalog: status,
    shelf: undefined,
    waiting: undefined,
    hungMore: 0,
    profile: undefined,
    open: undefined,
    explanation: undefined,
    note: undefined,
    room: undefined,
    roomList: undefined,
    standing: undefined,
    search: undefined,
    similar: undefined,
    feed: firstFeed,
  })
}

/** A house's catalog may gain works and lose some; two files may have one name. */
function isSame(a: CatalogStatus, b: CatalogStatus): boolean {
  if (a.catalogId !== b.catalogId || (a.from === 'import') !== (b.from === 'import')) return false
  return a.from !== 'import' || a.count === b.count
}
