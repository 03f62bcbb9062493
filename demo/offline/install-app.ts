/** Installs the page as an app that works without a network, and hears of newer versions of it. */
import type { App } from '../page/app.ts'
import { sayNewVersion } from './version-note.ts'

/** A page on a stand stays open for weeks: it asks for a newer version by itself, whoever looks. */
const ASK_MS = 24 * 60 * 60 * 1000

/** Does nothing where a browser lends no service worker (plain http), or in development. Never rejects. */
export async function installApp(app: App): Promise<void> {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker
  if (!import.meta.env.PROD || !container) return
  const address = new URL('service-worker.js', document.baseURI)
  const registration: ServiceWorkerRegistration | undefined = await container.register(address).catch(() => undefined)
  if (!registration) return
  // The first version of all has no older one to wait for.
  const hear = (): void => {
    if (registration.waiting && container.controller) sayNewVersion(app, registration.waiting)
  }
  hear()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', hear))
  setInterval(() => void registration.update().catch(() => undefined), ASK_MS)
}
