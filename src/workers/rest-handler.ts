/**
 * The service worker's end of the REST surface: the router is here, the vault is the page's. It keeps nothing between two
 * requests, so that the browser may stop it at any time: each request brings its page one end of a channel of its own.
 */
import { type Remote, releaseProxy, wrap } from 'comlink'
import { REST_OFFER, REST_PROTOCOL_VERSION, type RestHost, type RestOffer } from '../protocol/rest-host.ts'
import { unwrapReply, type Wire } from '../protocol/error-wire.ts'
import { asFolder } from '../base/as-folder.ts'
import { createRouter, SURFACE } from '../api/create-router.ts'
import { DocentError } from '../base/docent-error.ts'
import type { FetchHandler } from './fetch-handler.ts'
import type { RecsysHost } from '../api/recsys-host.ts'
import { SECOND_MS } from '../base/time.ts'

/** Of a page, what the handler needs: ServiceWorkerGlobalScope's `Client`. */
export interface RestClient {
  readonly id: string
  readonly url: string
  postMessage(message: RestOffer, transfer: MessagePort[]): void
}

/** Of the pages in its scope. */
export interface RestClients {
  get(id: string): Promise<RestClient | undefined>
  /** Pages, the one that was looked at last first. */
  matchAll(options: { readonly type: 'window' }): Promise<readonly RestClient[]>
}

/** Of a ServiceWorkerGlobalScope, what the handler needs. */
export interface RestScope {
  readonly clients: RestClients
  /** Its scope is the folder that the surface lies in. */
  readonly registration: { readonly scope: string }
}

export interface RestHandlerOptions {
  /** Ms after which a page that says nothing counts as one without a vault. Default 2,000. */
  readonly patienceMs?: number
}

/** Longer than a page is ever busy at one go, short for whoever waits. */
const PATIENCE_MS = 2 * SECOND_MS
/** As long as a page gives its own vault. */
const ANSWER_MS = 10 * SECOND_MS

/**
 * `createRestHandler(self)`, to be composed. [AP11] Answers everything below `recsys/` in its scope; undefined for all else. Documents are answered by itself, verbs
 * by the vault of the page that asks, [AP12] 503 `no-vault` where that page has none or does not say so in time. [AP13] The
 * reference page has no vault of its own: for it the page that was looked at last answers.
 */
export function createRestHandler(
  { clients, registration }: RestScope,
  { patienceMs = PATIENCE_MS }: RestHandlerOptions = {},
): FetchHandler {
  const scope = asFolder(new URL(registration.scope))
  const base = scope.pathname
  /** Who asks. Holds nothing beyond the request itself. */
  const askers = new WeakMap<Request, string>()
  const router = createRouter((request) => hostOf(() => vaultsFor(askers.get(request) ?? ''), patienceMs), { base })
  return ({ request, clientId }) => {
    const { origin, pathname } = new URL(request.url)
    if (origin !== scope.origin || !`${pathname}/`.startsWith(`${base}${SURFACE}/`)) return undefined
    askers.set(request, clientId)
    return Promise.resolve(router.fetch(request))
  }

  async function vaultsFor(clientId: string): Promise<readonly RestClient[]> {
    const asking = clientId === '' ? undefined : await clients.get(clientId)
    if (!asking) return []
    if (new URL(asking.url).pathname !== `${base}${SURFACE}/docs`) return [asking]
    return (await clients.matchAll({ type: 'window' })).filter(({ id }) => id !== clientId)
  }
}

/** Asks the first of the pages that serves. */
function hostOf(candidates: () => Promise<readonly RestClient[]>, patienceMs: number): RecsysHost {
  const ask = async <T>(verb: (host: Remote<RestHost>) => Promise<Wire<T>>): Promise<T> => {
    const pages = await candidates()
    for (const client of pages) {
      const { port1, port2 } = new MessageChannel()
      const remote = wrap<RestHost>(port1)
      try {
        client.postMessage({ type: REST_OFFER, protocol: REST_PROTOCOL_VERSION }, [port2])
        const pinged = remote.ping()
        // Where no other page could answer, the question need not wait for the sign of life.
        const early = pages.length === 1 ? verb(remote) : undefined
        if ((await within(patienceMs, pinged)) === undefined) continue
        const reply = await within(ANSWER_MS, early ?? verb(remote))
        if (reply === undefined) throw noVault('one that went away, or is busy')
        return unwrapReply(reply)
      } finally {
        remote[releaseProxy]()
        port1.close()
      }
    }
    throw noVault('none')
  }
  return {
    ingest: (raws, source) => ask((host) => host.ingest(raws, source)),
    recommend: (userId, asked) => ask((host) => host.recommend(userId, asked)),
    userModel: (userId) => ask((host) => host.userModel(userId)),
    features: (userId) => ask((host) => host.features(userId)),
  }
}

/** Undefined when it takes longer: a page that is gone closes its channel without a word. */
function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function noVault(found: string): DocentError {
  const expected = 'Expected the vault of the page that asks'
  const todo = 'Call createRest(docent).serve() on that page, and ask from it while it is open.'
  return new DocentError('no-vault', `${expected}, found ${found}. ${todo}`)
}
