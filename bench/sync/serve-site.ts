/** A site over HTTP on this machine, and how many bytes of bodies it sent. */
import { createServer } from 'node:http'
import type { ASite } from '../../test/builders/a-publisher.ts'

export interface ServedSite {
  /** Ends in a slash. */
  readonly url: string
  close(): void
}

/** Any page may ask: the bench's own is of another port. */
export async function serveSite(site: ASite): Promise<ServedSite> {
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Headers', '*')
    response.setHeader('Access-Control-Expose-Headers', '*')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    const bytes = site.files.get((request.url ?? '/').slice(1))
    response.statusCode = request.method === 'OPTIONS' ? 204 : bytes ? 200 : 404
    response.end(request.method === 'OPTIONS' ? undefined : bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
