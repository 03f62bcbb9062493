/** Answers the service worker: each request brings one end of a channel, over which it asks this page's vault. */
import { expose } from 'comlink'
import { isRestOffer, REST_PROTOCOL_VERSION, type RestHost } from '../protocol/rest-host.ts'
import type { RecsysHost } from '../api/recsys-host.ts'
import { wrapReply } from '../protocol/error-wire.ts'

/** Listens until the function that it gives is called. Offers of another build's protocol are left unanswered. */
export function serveHost(host: RecsysHost): () => void {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker
  if (!container) return () => undefined
  const wired: RestHost = {
    ping: async () => REST_PROTOCOL_VERSION,
    ingest: (raws, source) => wrapReply(() => host.ingest(raws, source)),
    recommend: (userId, options) => wrapReply(() => host.recommend(userId, options)),
    userModel: (userId) => wrapReply(() => host.userModel(userId)),
    features: (userId) => wrapReply(() => host.features(userId)),
  }
  const onMessage = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports
    if (!port || !isRestOffer(event.data)) return
    event.stopImmediatePropagation() // whoever serves first on this page answers, and nobody twice
    expose(wired, port)
  }
  container.addEventListener('message', onMessage)
  container.startMessages()
  return () => container.removeEventListener('message', onMessage)
}
