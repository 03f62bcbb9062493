/**
 * The demo's service worker: the page, its workers and the catalogue of its first start answer without a network. The
 * list of files is the build's. A newer version waits until no page of an older one is open.
 */
import { createFetchHandler, createRestHandler } from 'docent/service-worker'
import { createHandlerBoundToURL, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { curatorAnswer } from './curator/curator-answer.ts'
import { takeWhenAlone } from './offline/take-when-alone.ts'

declare const self: ServiceWorkerGlobalScope
/** Written by the build: every file of this version, with its digest. */
declare const PACKAGED: readonly {
  readonly url: string
  readonly revision: string | null
  readonly integrity: string
}[]

const docent = createFetchHandler({ catalog: 'catalog/', packaged: matchPrecache })
const rest = createRestHandler(self)

// Before workbox listens: what is Docent's, or the curator's, is not answered twice.
self.addEventListener('fetch', (event) => {
  const answer = curatorAnswer(event.request) ?? rest(event) ?? docent(event)
  if (!answer) return
  event.stopImmediatePropagation()
  event.respondWith(answer)
})

// The first version serves the very page that installed it; a later one is only there when it is alone.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
takeWhenAlone(self)

precacheAndRoute([...PACKAGED])
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')))
