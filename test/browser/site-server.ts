/**
 * A server for browser tests, inside the tests' own: `PUT /test-site/...` stores a file, with how it is to be served in the
 * header `x-behaviour`; `GET` serves it; `GET /test-site/log` tells what was asked for since the last time.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'

export interface Behaviour {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Ends the connection after so many bytes of the body. */
  readonly cutAfter?: number
  /** Sends so many bytes, then none for ever. */
  readonly stallAfter?: number
  /** 200 and all of it, whatever was asked for. */
  readonly ignoresRange?: boolean
  /** Answers a range by one that begins this much later. */
  readonly shiftsRange?: number
  /** Spaces without end after the body. */
  readonly endless?: boolean
}

interface Served {
  readonly bytes: Buffer
  readonly behaviour: Behaviour
}

interface Asked {
  readonly path: string
  readonly range: string | undefined
  readonly ifRange: string | undefined
  readonly ifNoneMatch: string | undefined
  readonly cookie: string | undefined
  readonly referer: string | undefined
  /** Bytes of the body that were sent. */
  readonly bytes: number
}

const PREFIX = '/test-site/'
const PIECE_BYTES = 4096

export function siteServer(): Plugin {
  const files = new Map<string, Served>()
  let log: Asked[] = []
  return {
    name: 'site-server',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = request.url ?? '/'
        if (!path.startsWith(PREFIX)) return next()
        if (request.method === 'PUT') return store(files, path, request, response)
        if (path === `${PREFIX}log`) {
          response.setHeader('Content-Type', 'application/json')
          response.end(JSON.stringify(log))
          log = []
          return
        }
        const bytes = serve(files.get(path), request, response)
        const { range, cookie, referer } = request.headers
        const [ifRange, ifNoneMatch] = [request.headers['if-range'], request.headers['if-none-match']]
        log.push({ path, range, ifRange: ifRange?.toString(), ifNoneMatch, cookie, referer, bytes })
      })
    },
  }
}

function store(files: Map<string, Served>, path: string, request: IncomingMessage, response: ServerResponse): void {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    const behaviour = behaviourOf(String(request.headers['x-behaviour'] ?? '{}'))
    if (behaviour.status === 410) files.delete(path)
    else files.set(path, { bytes: Buffer.concat(pieces), behaviour })
    response.end()
  })
}

/** As the tests wrote it. */
function behaviourOf(text: string): Behaviour {
  const given: unknown = JSON.parse(text)
  return typeof given === 'object' && given !== null ? given : {}
}

/** Bytes of the body. */
function serve(served: Served | undefined, request: IncomingMessage, response: ServerResponse): number {
  if (!served) {
    response.statusCode = 404
    response.end('Not found\n')
    return 0
  }
  const { bytes, behaviour } = served
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
  response.setHeader('ETag', etag)
  response.setHeader('Content-Type', 'application/octet-stream')
  for (const [name, value] of Object.entries(behaviour.headers ?? {})) response.setHeader(name, value)
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304
    response.end()
    return 0
  }
  const ifRange = request.headers['if-range']
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  const isPart = range !== undefined && behaviour.ignoresRange !== true && (ifRange === undefined || ifRange === etag)
  const start = isPart ? Number(range) + (behaviour.shiftsRange ?? 0) : 0
  response.statusCode = behaviour.status ?? (isPart ? 206 : 200)
  if (isPart) response.setHeader('Content-Range', `bytes ${start}-${bytes.length - 1}/${bytes.length}`)
  const body = bytes.subarray(start)
  if (behaviour.endless !== true) response.setHeader('Content-Length', String(body.length))
  send(body, behaviour, response)
  return Math.min(body.length, behaviour.cutAfter ?? body.length)
}

function send(body: Buffer, { cutAfter, stallAfter, endless }: Behaviour, response: ServerResponse): void {
  const end = cutAfter ?? stallAfter ?? body.length
  if (cutAfter === undefined && stallAfter === undefined && endless !== true) return void response.end(body)
  response.write(body.subarray(0, end), () => {
    if (cutAfter !== undefined) response.socket?.end() // what was written still arrives
    if (endless === true) fill(response)
  })
}

function fill(response: ServerResponse): void {
  if (response.destroyed) return
  response.write(Buffer.alloc(PIECE_BYTES, 32), () => setImmediate(() => fill(response)))
}
