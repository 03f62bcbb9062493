/** A page may ask the version that waits to take over. It does so only where no other page could lose its files by it. */

import { TAKE } from './take.ts'

export function takeWhenAlone(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('message', (event) => {
    if (event.data === TAKE) event.waitUntil(take(worker, event.ports[0]))
  })
}

async function take(worker: ServiceWorkerGlobalScope, port: MessagePort | undefined): Promise<void> {
  // Pages of the version before are not this worker's yet.
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const others = Math.max(0, pages.length - 1)
  port?.postMessage(others)
  if (others === 0) await worker.skipWaiting()
}
