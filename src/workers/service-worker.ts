/**
 * What an app composes into its own service worker. It keeps nothing: a release passes through to whoever asked for it,
 * and the packaged catalog answers where the network does not. Of a request it looks at address, method and client.
 */
import { asFolder } from '../base/as-folder.ts'
import type { FetchHandler } from './fetch-handler.ts'
import { SECOND_MS } from '../base/time.ts'

export type { Asked, FetchHandler } from './fetch-handler.ts'
export {
  createRestHandler,
  type RestClient,
  type RestClients,
  type RestHandlerOptions,
  type RestScope,
} from './rest-handler.ts'

export interface FetchHandlerOptions {
  /** The catalog's folder, as in createDocent; relative to the service worker's own address. */
  readonly catalog: string | URL
  /**
   * The app's own copy of a file, as it was packaged with this version of the app: workbox's `matchPrecache`, say.
   * Undefined where there is none.
   */
  readonly packaged: (url: string) => Promise<Response | undefined>
  /** Ms after which a network that has not sent the manifest counts as none. Default 3,000. */
  readonly deadlineMs?: number
}

/** Long for 12 KB on a slow network, short for a visitor who waits in front of a network that is none. */
const DEADLINE_MS = 3 * SECOND_MS
const MANIFEST = 'manifest.json'
/** What a release is made of. These are verified by who asked for them, and kept there. */
const OF_A_RELEASE = /^(?:head$|root\/|o\/)/
/** Pages that are remembered; a page asks for its catalog once, when it starts. */
const MOST_CLIENTS = 64

/**
 * [OF1] Answers GET requests below the catalog's folder; for all others the answer is undefined. [OF2] `head`, `root/`
 * and `o/` are the network's, whatever any cache holds. [OF3] The manifest is the network's, where that sends one in
 * time, else the packaged one; [OF4] and whoever got a manifest that is the packaged one gets the packaged files with it,
 * so that files of two versions do not mix. Rejects as `fetch` does, where neither has an answer.
 */
export function createFetchHandler({ catalog, packaged, deadlineMs = DEADLINE_MS }: FetchHandlerOptions): FetchHandler {
  const folder = asFolder(new URL(catalog, globalThis.location?.href))
  /** Whether the manifest that a client got is the packaged one; the latest client last. */
  const hasPackaged = new Map<string, boolean>()

  return ({ request, clientId }) => {
    const path = pathBelow(folder, request)
    if (path === undefined) return undefined
    if (OF_A_RELEASE.test(path)) return fetch(request)
    return path === MANIFEST ? manifest(request, clientId) : file(request, clientId)
  }

  async function manifest(request: Request, clientId: string): Promise<Response> {
    const own = await packaged(request.url)
    if (!own) return fetch(request)
    const theirs = await textInTime(request, deadlineMs)
    const text = await own.clone().text()
    remember(clientId, theirs === undefined || theirs === text)
    return theirs === undefined || theirs === text ? own : jsonAnswer(theirs)
  }

  async function file(request: Request, clientId: string): Promise<Response> {
    const isPackaged = hasPackaged.get(clientId)
    const own = isPackaged === false ? undefined : await packaged(request.url)
    if (own && isPackaged) return own
    // A service worker that was started again has forgotten who got which; the vault refuses a mix by its digests.
    return own ? fetch(request).catch(() => own) : fetch(request)
  }

  function remember(clientId: string, isPackaged: boolean): void {
    hasPackaged.delete(clientId)
    hasPackaged.set(clientId, isPackaged)
    const [oldest] = hasPackaged.keys()
    if (hasPackaged.size > MOST_CLIENTS && oldest !== undefined) hasPackaged.delete(oldest)
  }
}

/** The path from the folder on; undefined for what is not a script's GET of a file in there. */
function pathBelow(folder: URL, { url, method, mode }: Request): string | undefined {
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || mode === 'navigate') return undefined
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return undefined
  const path = pathname.slice(folder.pathname.length)
  return path === '' ? undefined : path
}

/** The network's JSON; undefined when it is late, away, or sends something else: an error, a login page. */
async function textInTime(request: Request, deadlineMs: number): Promise<string | undefined> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(deadlineMs) })
    if (!response.ok) return undefined
    const text = await response.text()
    return text.trimStart().startsWith('{') ? text : undefined
  } catch {
    return undefined
  }
}

function jsonAnswer(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } })
}
