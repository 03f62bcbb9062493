/** Serves a folder over HTTP until it is told to stop, and then finishes what it has begun. */
import { stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { createRouter, SURFACE } from '../../api/create-router.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { RecsysHost } from '../../api/recsys-host.ts'
import { SECOND_MS } from '../../base/time.ts'
import { createSiteApp } from './site-app.ts'

export interface ServeOptions {
  readonly folder: string
  /** 0 takes one that is free. */
  readonly port: number
  readonly host: string
  /** Hears of files that cannot be read. */
  readonly tell: (line: string) => void
  /** Answers below `/recsys/`, instead of files. */
  readonly api?: RecsysHost
}

export interface ServedFolder {
  /** As a browser types it, with a slash at the end. */
  readonly url: string
  /** Takes no more requests, waits for those under way, at most 10 seconds, and settles when all is closed. */
  close(): Promise<void>
}

/** How long a download that has begun may go on after the stop. */
const DRAIN_MS = 10 * SECOND_MS

/** DocentError `cli-bad-input` when the folder is none, or the port is taken or not ours to take. */
export async function serveFolder({ folder, port, host, tell, api }: ServeOptions): Promise<ServedFolder> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    throw new DocentError('cli-bad-input', `Expected a folder to serve at ${folder}, found none.`, { folder })
  }
  const app = await createSiteApp(folder, tell)
  const listener = getRequestListener(withApi(app, api), { overrideGlobalObjects: false })
  const server = createServer((request, response) => void listener(request, response))
  const address = await listening(server, port, host)
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return { url: `http://${name}:${address.port}/`, close: () => drained(server) }
}

/** [AP14] The REST surface beside the files. Without it the paths are those of files that are not there: 404, not logged. */
function withApi(files: Hono, api: RecsysHost | undefined): (request: Request) => Response | Promise<Response> {
  if (!api) return files.fetch
  const router = createRouter(api)
  return (request) => {
    const isApi = `${new URL(request.url).pathname}/`.startsWith(`/${SURFACE}/`)
    return isApi ? router.fetch(request) : files.fetch(request)
  }
}

function listening(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const message = `Expected to serve at ${host}, port ${port}, found ${error.message}. Name another with --port or --host.`
      reject(new DocentError('cli-bad-input', message, { host, port }, error))
    })
    server.listen(port, host, () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') resolve(address)
    })
  })
}

function drained(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    // A connection that is kept alive has nothing more to say once its answer is out.
    server.on('request', (_request, response) => response.once('close', () => server.closeIdleConnections()))
    server.close(() => {
      clearTimeout(patience)
      resolve()
    })
  })
}
