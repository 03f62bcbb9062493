/** Puts files where the kiosk's sync worker fetches them. */
import { CURATOR_CACHE, CURATOR_FOLDER } from './curator-site.ts'

/** Bytes by path in the site. */
export type SiteFiles = Iterable<readonly [string, Uint8Array<ArrayBuffer>]>

export function curatorFolder(): URL {
  return new URL(CURATOR_FOLDER, document.baseURI)
}

/** `head` comes last, whatever the order: whoever reads it finds the rest. */
export async function writeSite(files: SiteFiles): Promise<void> {
  const cache = await caches.open(CURATOR_CACHE)
  const put = ([path, bytes]: readonly [string, Uint8Array<ArrayBuffer>]): Promise<void> => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) }
    return cache.put(new URL(path, curatorFolder()), new Response(bytes, { headers }))
  }
  const all = [...files]
  await Promise.all(all.filter(([path]) => path !== 'head').map(put))
  await Promise.all(all.filter(([path]) => path === 'head').map(put))
}

/** What an earlier page has left there goes. */
export async function clearSite(): Promise<void> {
  await caches.delete(CURATOR_CACHE)
}
