/** The demo: opens Docent and the museum, hangs the first list, and lets the page follow what happens. */
import { createDocent, type Docent } from 'docent'
import { experiments } from './experiments.ts'
import { followHealth, sayTrouble } from './page/trouble.ts'
import { followCatalog, readMuseum } from './actions/open-catalog.ts'
import { followSlash } from './search/search-field.ts'
import { App } from './page/app.ts'
import { noteLook } from './actions/read-work.ts'
import { readPlates } from './plate-book.ts'
import { PageRenderer } from './page/render-page.ts'
import { firstList, hangWaiting, refreshList } from './actions/refresh-list.ts'
import { restoreTheme } from './page/theme.ts'
import { runClockFace } from './work/clock-face.ts'
import { viewOf } from './page/route.ts'

/** What is still to be noted when the page goes away. */
let takeLeave = (): void => undefined

// Listens before the client does, whose own farewell takes along what was noted until then.
addEventListener('pagehide', () => takeLeave())
restoreTheme(document)
start().catch(sayWhatIsWrong)

async function start(): Promise<void> {
  const [docent, { plateTexts }] = await Promise.all([
    createDocent({
      catalog: new URL('catalog/', document.baseURI),
      worker: () => new Worker(new URL('./vault.ts', import.meta.url), { type: 'module' }),
      embedWorker: () => new Worker(new URL('./embed.ts', import.meta.url), { type: 'module' }),
      syncWorker: () => new Worker(new URL('./sync.ts', import.meta.url), { type: 'module' }),
      model: new URL('models/all-MiniLM-L6-v2/', document.baseURI),
      locale: 'en',
      experiments,
    }),
    import('./plate-texts.ts'),
  ])
  const plates = readPlates(plateTexts)
  const status = await docent.catalog.status()
  const [museum, list] = await Promise.all([readMuseum(docent, status, plates), firstList(docent)])
  // For whoever opens the console: the client of this page, to try every verb on.
  Object.assign(globalThis, { docent })
  const app = new App(docent, museum, plates)
  app.update({ catalog: status, model: docent.model.status() })
  const root = document.querySelector<HTMLElement>('#page')
  if (!root) return
  root.replaceChildren()
  const renderer = new PageRenderer(app, root)
  app.onChange(() => renderer.draw())
  const follow = (): void => {
    app.update({ view: viewOf(location.hash), note: undefined })
    scrollTo({ top: 0, behavior: 'instant' })
  }
  addEventListener('hashchange', follow)
  follow()
  docent.on('updated', () => void refreshList(app))
  docent.on('model', ({ state }) => app.update({ model: state }))
  followCatalog(app)
  followSlash(document)
  sayTrouble(app)
  followHealth(app)
  takeLeave = () => noteLook(app)
  app.update(list)
  hangWaiting(app)
  runClockFace(app, document)
  await fetchTheRest(app, docent, renderer)
}

/** Everything a later click could need is fetched now, so that afterwards the page asks the network for nothing. */
async function fetchTheRest(app: App, docent: Docent, renderer: PageRenderer): Promise<void> {
  const feed = import('./feed/open-feed.ts').then(({ openFeed }) => renderer.show(openFeed(app)))
  const admin = import('./admin/open-admin.ts').then(({ openAdmin }) => renderer.show(openAdmin(app)))
  // Brings the code that sees what is in view, also where the page begins with a view that has nothing to be seen.
  docent.observe(document.documentElement, { contentId: '', dwell: false })()
  const [storage, health, { workshopView }, { installApp }, { createRest }] = await Promise.all([
    docent.storage.status(),
    docent.health(),
    import('./workshop/workshop-view.ts'),
    import('./offline/install-app.ts'),
    import('docent/rest'),
    feed,
    admin,
    // Brings the code of the search, without its model, and lets the vault read its words.
    docent.search('', { mode: 'text' }),
    document.fonts.load('1rem Newsreader', 'aō'),
    document.fonts.load('1rem "Instrument Sans"', 'aō'),
  ])
  // For programs: the page answers /recsys/ itself, and its service worker by the page.
  const rest = createRest(docent)
  rest.serve()
  Object.assign(globalThis, { rest })
  renderer.show({ workshop: workshopView })
  app.update({ storage, health })
  app.ledger.markReady(performance.now())
  document.documentElement.dataset['ready'] = 'yes'
  await installApp(app)
}

/** A page that cannot begin says so in words, with the code that a developer can look up. */
function sayWhatIsWrong(thrown: unknown): void {
  const place = document.querySelector('.opening p')
  if (!place) throw thrown
  const code = thrown instanceof Error && 'code' in thrown ? ` (${String(thrown.code)})` : ''
  place.textContent = `The museum cannot open: ${thrown instanceof Error ? thrown.message : String(thrown)}${code}`
}
