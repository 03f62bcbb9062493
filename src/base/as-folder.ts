/** The address of a folder, so that names resolve inside it and not beside it. */

/** A copy of `url` whose path ends in a slash; query and hash stay. */
export function asFolder(url: URL): URL {
  const folder = new URL(url)
  if (!folder.pathname.endsWith('/')) folder.pathname += '/'
  return folder
}
