/** The endpoint of a site: static files, and nothing that depends on who asks (SPEC PB60 to PB64). */
import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { type Context, Hono } from 'hono'
import { headersFor } from '../../vite/policies.ts'
import { acceptedEncoding } from './accepted-encoding.ts'
import { byteRange } from './byte-range.ts'
import { cacheRule, objectDigest } from './cache-rule.ts'
import { CompressedFiles } from './compressed-files.ts'
import { compresses, contentType } from './content-type.ts'
import { fileStream } from './file-stream.ts'
import { findFile, type FoundFile } from './find-file.ts'

/** Files up to here are read whole: their tags are digests, and text is compressed. Larger ones are streamed. */
const WHOLE_BYTES = 33_554_432
/** Smaller files would hardly lose a byte. */
const LEAST_COMPRESSED_BYTES = 512
/** Half a SHA-256 in hex. */
const TAG_DIGITS = 32

/** A file as it is about to be sent: a strong tag of its bytes, and the bytes where they are read whole. */
interface Sendable {
  readonly tag: string
  readonly size: number
  readonly whole: Uint8Array<ArrayBuffer> | undefined
}

/**
 * Serves `folder`, which must exist. GET and HEAD alone; every file with an ETag, one range, the cache rule of its
 * place, and the headers that the `docent/vite` plugin gives it; text compressed once and kept. Nothing is logged;
 * `tell` hears of files that are there but cannot be read, without the query that came with their path.
 */
export async function createSiteApp(folder: string, tell: (line: string) => void): Promise<Hono> {
  const root = await realpath(folder)
  const compressed = new CompressedFiles()
  const app = new Hono()
  app.all('*', async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return refusal(405, { Allow: 'GET, HEAD' })
    const found = await findFile(root, c.req.path)
    if (found === undefined) return refusal(404)
    if (found.kind === 'folder') return refusal(301, { Location: `${c.req.path}/` })
    return send(c, found, compressed)
  })
  app.onError((error, c) => {
    tell(`${c.req.path} could not be served: ${error.message}`)
    return refusal(500)
  })
  return app
}

async function send(c: Context, found: FoundFile, compressed: CompressedFiles): Promise<Response> {
  const { path } = found
  const type = contentType(path)
  const file = await readSendable(found)
  const headers = new Headers({
    ...headersFor(path),
    'Content-Type': type,
    'Cache-Control': cacheRule(path),
    'Accept-Ranges': 'bytes',
  })
  const isText = compresses(type) && file.whole !== undefined && file.size >= LEAST_COMPRESSED_BYTES
  if (isText) headers.set('Vary', 'Accept-Encoding')

  const range =
    c.req.method === 'GET' && isCurrent(c, file.tag) ? byteRange(c.req.header('Range'), file.size) : undefined
  const encoding = isText && range === undefined ? acceptedEncoding(c.req.header('Accept-Encoding')) : undefined
  const tag = `"${file.tag}${encoding === undefined ? '' : `-${encoding}`}"`
  headers.set('ETag', tag)
  if (isNamed(c.req.header('If-None-Match'), tag)) return new Response(null, { status: 304, headers })

  if (range === 'unsatisfiable') return refusal(416, { 'Content-Range': `bytes */${file.size}` })
  if (range !== undefined) {
    headers.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`)
    headers.set('Content-Length', `${range.end - range.start + 1}`)
    const part =
      file.whole?.subarray(range.start, range.end + 1) ?? (await fileStream(found.file, range.start, range.end))
    return new Response(part, { status: 206, headers })
  }
  if (encoding !== undefined && file.whole !== undefined) {
    const body = await compressed.compress(file.tag, file.whole, encoding)
    headers.set('Content-Encoding', encoding)
    headers.set('Content-Length', `${body.length}`)
    return new Response(body, { headers })
  }
  headers.set('Content-Length', `${file.size}`)
  if (c.req.method === 'HEAD') return new Response(null, { headers })
  return new Response(file.whole ?? (await fileStream(found.file, 0, file.size - 1)), { headers })
}

async function readSendable({ file, path }: FoundFile): Promise<Sendable> {
  const digest = objectDigest(path)
  const stats = await stat(file)
  if (stats.size > WHOLE_BYTES) return { tag: digest ?? tagOfStats(stats), size: stats.size, whole: undefined }
  const whole = new Uint8Array(await readFile(file))
  const tag = digest ?? createHash('sha256').update(whole).digest('hex').slice(0, TAG_DIGITS)
  return { tag, size: whole.length, whole }
}

/** A file that is replaced by a rename has another inode, one that is written in place another time. */
function tagOfStats({ ino, size, mtimeMs }: Stats): string {
  return [ino, size, Math.round(mtimeMs)].map((number) => number.toString(16)).join('-')
}

/** `If-Range` by a date is never current: no dates are sent. */
function isCurrent(c: Context, tag: string): boolean {
  const condition = c.req.header('If-Range')
  return condition === undefined || condition.trim() === `"${tag}"`
}

function isNamed(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*')
}

/** Whatever is no file is kept by nobody: it may be there a moment later. */
function refusal(status: 301 | 404 | 405 | 416 | 500, more: Readonly<Record<string, string>> = {}): Response {
  const text = { 301: 'See there', 404: 'Not found', 405: 'Only GET and HEAD', 416: 'No such bytes', 500: 'Unreadable' }
  return new Response(`${text[status]}\n`, {
    status,
    headers: {
      ...headersFor('/'),
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      ...more,
    },
  })
}
