/** createDocent: starts the vault worker, gives it a catalog, and hands out the verbs of a page. */
import type { Docent, DocentOptions, Props } from './docent.ts'
import { askVerbs } from './ask-verbs.ts'
import { catalogVerbs } from './catalog-verbs.ts'
import { DocentError } from '../base/docent-error.ts'
import { LazySync } from './lazy-sync.ts'
import { LazyText } from './lazy-text.ts'
import { LazyWatch } from './lazy-watch.ts'
import { PROTOCOL_VERSION } from '../protocol/vault-host.ts'
import { SECOND_MS } from '../base/time.ts'
import { Subscriptions } from './subscriptions.ts'
import { Tracker } from './tracker.ts'
import { trackVerbs } from './track-verbs.ts'
import { UnsentEvents } from './unsent-events.ts'
import { withAccess } from './vault-access.ts'
import { VaultClient } from './vault-client.ts'

const DEFAULTS = {
  userId: 'visitor',
  privacy: 'personal',
  config: {},
  scenarios: {},
  seed: 0,
  locale: 'en',
  database: 'docent',
} as const
/** Where docentVite and the demo have it. */
const MODEL = 'models/all-MiniLM-L6-v2/'
const DEADLINE_MS = 10 * SECOND_MS

/**
 * [CL1] Settles when the first list can be asked for. Errors: `options-invalid`, `config-unknown-key`, `config-invalid`,
 * `protocol-mismatch`, `vault-unavailable` (the worker cannot be started), and where the device holds no catalog either
 * `catalog-missing`, `catalog-not-a-catalog`, `catalog-corrupt` and the other catalog codes. After an error nothing runs.
 */
export async function createDocent(options: DocentOptions): Promise<Docent> {
  const { catalog, worker, deadlineMs = DEADLINE_MS, embedWorker, model = MODEL, runtime, syncWorker, ...own } = options
  const request = { ...DEFAULTS, ...own, protocol: PROTOCOL_VERSION }
  const subscriptions = new Subscriptions()
  const unsent = new UnsentEvents(request.database)
  const vault = new VaultClient({
    catalog,
    isSynced: syncWorker !== undefined,
    worker,
    request,
    deadlineMs,
    tell: (event) => subscriptions.tell(event),
    onReady: () => tracker.send(),
  })
  const tracker: Tracker = new Tracker({
    send: (batch) => vault.call((host) => host.ingest(batch)),
    isNoAnswer: (thrown) => thrown instanceof DocentError && thrown.code.startsWith('vault-'),
    onDropped: (because) => subscriptions.tell({ type: 'degraded', because }),
    onEmpty: () => unsent.delivered(),
  })
  try {
    await vault.started()
  } catch (thrown) {
    vault.close()
    throw thrown
  }

  const verbs = trackVerbs(request.userId, (raw) => tracker.add(raw))
  const text = new LazyText({
    vault,
    track: verbs.track,
    tell: (event) => subscriptions.tell(event),
    embedWorker,
    model,
    runtime,
    database: request.database,
  })
  const watch = new LazyWatch(verbs)
  const updates = new LazySync({
    worker: syncWorker,
    catalog,
    database: request.database,
    vault,
    tell: (event) => event.type === 'report' && subscriptions.tell({ type: 'synced', report: event.report }),
    onOpened(status) {
      subscriptions.tell({ type: 'catalog', status })
      subscriptions.tell({ type: 'updated', userId: request.userId })
    },
  })
  const leaving = new AbortController()
  const onLeave = (): void => {
    watch.now?.endLooks()
    text.releaseQueries()
    tracker.send()
    if (vault.isDurable) unsent.keep(tracker.waiting)
  }
  addEventListener('pagehide', onLeave, { signal: leaving.signal })
  if (vault.isDurable) for (const raw of unsent.take()) tracker.add(raw)
  text.goOn()
  updates.start()

  const docent: Docent = {
    ...verbs,
    ...askVerbs(vault, () => tracker.caughtUp()),
    catalog: catalogVerbs(vault, text, updates),
    query: (searched, queryOptions) => text.query(searched, queryOptions),
    search: (searched, searchOptions = {}) => text.search(searched, searchOptions),
    sync: () => updates.sync(),
    model: { status: () => text.state, load: () => text.loadModel() },
    identify: (_userId, traits) => {
      const demographics = textsOf(traits)
      if (Object.keys(demographics).length === 0) return
      vault.call((host) => host.prefer({ demographics })).catch(() => undefined)
    },
    flush: () => {
      text.releaseQueries()
      return tracker.flush()
    },
    observe: (element, observed) => watch.observe(element, observed),
    reset: async () => {
      watch.now?.discard()
      text.discardQueries()
      tracker.discard()
      unsent.erase()
      return vault.call((host) => host.reset(), false)
    },
    on: (type, subscriber) => subscriptions.on(type, subscriber),
    health: async () => ({
      ...(await vault.health()),
      ...vault.state,
      waitingEvents: tracker.waiting.length,
      droppedEvents: tracker.dropped,
    }),
    close: async () => {
      leaving.abort()
      watch.now?.endLooks()
      text.releaseQueries()
      text.close()
      updates.close()
      if (tracker.waiting.length > 0) await tracker.flush().catch(() => undefined)
      watch.now?.close()
      tracker.close()
      vault.close()
      subscriptions.clear()
    },
  }
  return withAccess(docent, { userId: request.userId, vault, caughtUp: () => tracker.caughtUp() })
}

/** Traits that say something: texts, numbers and booleans, as texts. */
function textsOf(traits: Props | undefined): Readonly<Record<string, string>> {
  const plain = Object.entries(traits ?? {}).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  )
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]))
}
