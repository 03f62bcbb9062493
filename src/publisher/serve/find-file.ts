/** Finds the file that a request path means, and none outside of the served folder (SPEC PB61). */
import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

export interface FoundFile {
  readonly kind: 'file'
  /** Real path on the disk. */
  readonly file: string
  /** Path from the folder on, `/index.html` written out. */
  readonly path: string
}

/** A folder that has an index page, asked for without its last slash. */
export interface FoundFolder {
  readonly kind: 'folder'
}

const INDEX = 'index.html'
/** What a folder may hold without being for the public: rules for hosts, private keys of `docent keys`. */
const NOT_PUBLIC = /^(?:_headers|.*\.key\.json)$/

/**
 * The file for `urlPath` (still percent-encoded, starting with `/`) in `root`, a real path. Undefined for what is not
 * there: hidden names, empty and dotted segments, back slashes, control characters, links that lead outside, folders
 * without an index page, keys. Never rejects.
 */
export async function findFile(root: string, urlPath: string): Promise<FoundFile | FoundFolder | undefined> {
  const path = decoded(urlPath)
  if (path === undefined) return undefined
  const inFolder = path.endsWith('/')
  const segments = path.slice(1, inFolder ? -1 : undefined).split('/')
  if (path !== '/' && !segments.every(isPublicName)) return undefined
  const asked = inFolder ? `${path}${INDEX}` : path
  try {
    const file = await realpath(join(root, asked))
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined
    const found = await stat(file)
    if (found.isFile()) return { kind: 'file', file, path: asked }
    const index = await stat(join(file, INDEX))
    return !inFolder && index.isFile() ? { kind: 'folder' } : undefined
  } catch {
    return undefined // not there, or not ours to read: both look the same from outside
  }
}

function decoded(urlPath: string): string | undefined {
  try {
    // A slash that comes out of an escape would be a segment that nobody checked.
    return /%2f/i.test(urlPath) ? undefined : decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
}

function isPublicName(segment: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  return segment !== '' && !segment.startsWith('.') && !/[\\\u0000-\u001f]/.test(segment) && !NOT_PUBLIC.test(segment)
}
