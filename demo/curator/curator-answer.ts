/** The service worker's part of the curator's corner: a server of what the page has put into a cache, and nothing else. */
import { CURATOR_CACHE, CURATOR_CHANNEL, CURATOR_FOLDER, type SeenRequest } from './curator-site.ts'

const channel = new BroadcastChannel(CURATOR_CHANNEL)

/** Undefined for what is none of the curator's. */
export function curatorAnswer(request: Request): Promise<Response> | undefined {
  const folder = new URL(CURATOR_FOLDER, location.href).href
  if (request.method !== 'GET' || !request.url.startsWith(folder)) return undefined
  return answer(request, request.url.slice(folder.length))
}

async function answer(request: Request, path: string): Promise<Response> {
  const at = performance.timeOrigin + performance.now()
  const cache = await caches.open(CURATOR_CACHE)
  const kept = await cache.match(request)
  const seen: SeenRequest = { path, found: kept !== undefined, bytes: Number(kept?.headers.get('content-length')), at }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of one origin has no target
  channel.postMessage(seen)
  return kept ?? new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain' } })
}
