/** docent/rest: the REST surface of a page, answered by the page itself. */
import { createRouter } from '../api/create-router.ts'
import type { Docent } from '../client/docent.ts'
import { pageHost } from './page-host.ts'
import { serveHost } from './serve-host.ts'

export interface RestOptions {
  /** The folder that the surface lies in, from `/` to `/`; the path of the page's own folder, say. Default `/`. */
  readonly base?: string
}

export interface Rest {
  /**
   * [AP9] As the global `fetch`, but answered here: of the address the path and the query count, and no byte goes to any
   * network, whatever the path. Errors are answers; rejects only where `fetch` would for a request that is none.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /**
   * [AP10] Answers for the page's service worker too (`createRestHandler`), until the function that it gives is called
   * or the page goes: from then on it answers `no-vault`. Where there is no service worker, does nothing.
   */
  serve(): () => void
}

/** An origin that no network has: paths need one to become requests. Source: RFC 6761, section 6.4. */
const NOWHERE = 'https://docent.invalid/'

/** The surface of one client. Error: `options-invalid` for what createDocent did not make. */
export function createRest(docent: Docent, options: RestOptions = {}): Rest {
  const host = pageHost(docent)
  const router = createRouter(host, options)
  return {
    async fetch(input, init) {
      const request = input instanceof Request ? new Request(input, init) : new Request(new URL(input, NOWHERE), init)
      return router.fetch(request)
    },
    serve: () => serveHost(host),
  }
}
