/** Where the curator's releases lie: a cache of this browser, at an address of its own. Shared with the service worker. */

/** Folder of the site, beside the page. */
export const CURATOR_FOLDER = 'curator/'
export const CURATOR_CACHE = 'demo-curator'
/** On which the service worker says what was asked for. */
export const CURATOR_CHANNEL = 'demo-curator'

/** One request that reached the site. */
export interface SeenRequest {
  /** In the site: `head`, `o/...`. */
  readonly path: string
  readonly found: boolean
  /** Of the body. */
  readonly bytes: number
  /** Epoch ms, with fractions. */
  readonly at: number
}
