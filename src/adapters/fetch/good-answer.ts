/** Tells a page from a file of a release: servers of single-page apps, and the gates of guest networks, answer with pages. */

/** What pages begin with, in lower case. Deflated bytes could begin with `<` too, so that alone says nothing. */
const PAGE_STARTS = ['<!doctype', '<html', '<?xml', '<head', '<body']
const LOOKED_AT = 64

/** Whether `start`, the first bytes of the body, may be of a release. */
export function goodAnswer(response: Response, start: Uint8Array): boolean {
  if (response.headers.get('Content-Type')?.trim().toLowerCase().startsWith('text/html')) return false
  const text = String.fromCharCode(...start.subarray(0, LOOKED_AT))
    .replace(/^ï»¿/, '')
    .trimStart()
    .toLowerCase()
  return !PAGE_STARTS.some((page) => text.startsWith(page))
}
