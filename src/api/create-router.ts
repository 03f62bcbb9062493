/** The REST surface over one host: the same paths and bodies on a page, in its service worker, and in Node. */
import { Hono } from 'hono'
import { type Endpoint, ENDPOINTS } from './endpoints.ts'
import { jsonAnswer, SAFE_HEADERS } from './json-answer.ts'
import { DOCS_SCRIPT } from './docs/docs-script.ts'
import { DocentError } from '../base/docent-error.ts'
import { docsPage } from './docs/docs-page.ts'
import { errorAnswer } from './error-answer.ts'
import { openApi, type OpenApiDocument } from './openapi.ts'
import type { RecsysHost } from './recsys-host.ts'

export interface RouterOptions {
  /** The folder that the surface lies in, from `/` to `/`. Default `/`. */
  readonly base?: string
}

/** Where the surface lies below its base. */
export const SURFACE = 'recsys'

/** No script but its own, no connection but to its origin, no form that a browser would send, no frame around it. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** One host for all requests, or one for each. */
export type HostOf = RecsysHost | ((request: Request) => RecsysHost)

/**
 * [AP1] POST ingest, GET recommend, usermodel and features below `/recsys/api`, `/recsys/openapi.json` and `/recsys/docs`;
 * HEAD wherever GET is. [AP3] Every other path, method or fault is a JSON error. Never throws, never 500: `fetch` settles
 * with a Response whatever the host does. Nothing is logged.
 */
export function createRouter(host: HostOf, { base = '/' }: RouterOptions = {}): Hono {
  const folder = `${base}${SURFACE}`
  const app = new Hono()
  const add = (
    method: Endpoint['method'],
    path: string,
    answer: (request: Request) => Response | Promise<Response>,
  ) => {
    app.on(method, folder + path, (c) => answer(c.req.raw))
    app.all(folder + path, () => noMethod(method))
  }
  for (const endpoint of ENDPOINTS) add(endpoint.method, endpoint.path, (request) => answerOf(endpoint, host, request))
  let document: OpenApiDocument | undefined
  add('GET', '/openapi.json', () => jsonAnswer((document ??= openApi(folder))))
  add('GET', '/docs', () => textAnswer(docsPage(), 'text/html'))
  add('GET', '/docs.js', () => textAnswer(DOCS_SCRIPT, 'text/javascript'))
  app.notFound(() => noPath(folder))
  app.onError((error) => errorAnswer(error))
  return app
}

async function answerOf(endpoint: Endpoint, host: HostOf, request: Request): Promise<Response> {
  try {
    const its = typeof host === 'function' ? host(request) : host
    return jsonAnswer(await endpoint.run(its, request, new URL(request.url).searchParams))
  } catch (thrown) {
    return errorAnswer(thrown) // here and not in onError: Hono passes on only what is an Error
  }
}

function textAnswer(text: string, type: string): Response {
  return new Response(text, {
    headers: { ...SAFE_HEADERS, 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': DOCS_POLICY },
  })
}

function noMethod(method: Endpoint['method']): Response {
  const allowed = method === 'GET' ? 'GET, HEAD' : method
  const message = `Expected ${allowed} at this path, found another method.`
  return errorAnswer(new DocentError('rest-no-method', message, { allowed: allowed.split(', ') }), { Allow: allowed })
}

function noPath(folder: string): Response {
  const known = [...ENDPOINTS.map(({ path }) => folder + path), `${folder}/openapi.json`, `${folder}/docs`]
  return errorAnswer(
    new DocentError('rest-no-path', `Expected one of the paths ${known.join(', ')}, found another.`, { known }),
  )
}
