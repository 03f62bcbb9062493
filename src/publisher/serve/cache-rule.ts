/** How long whoever fetches a file may keep it, by its place in a site (SPEC PB60). */

const OBJECT = /(?:^|\/)o\/([0-9a-f]{64})$/
const SIGNED_AND_CHANGING = /(?:^|\/)(?:head|root\/[1-9]\d*)$/

/** The digest that names an object of a release; undefined for any other path. */
export function objectDigest(path: string): string | undefined {
  return OBJECT.exec(path)?.[1]
}

/** The `Cache-Control` of a file at `path`: objects never change, a head within five minutes, all else is asked about. */
export function cacheRule(path: string): string {
  if (OBJECT.test(path)) return 'public, max-age=31536000, immutable'
  return SIGNED_AND_CHANGING.test(path) ? 'public, max-age=300' : 'no-cache'
}
