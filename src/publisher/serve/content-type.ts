/** What a served file is, by its name. */
import { getMimeType } from 'hono/utils/mime'

const BYTES = 'application/octet-stream'
/** Kinds that compress; all else that is served is compressed already, or noise. */
const COMPRESSES = /^(?:text\/|application\/(?:json|javascript|xml|wasm|manifest\+json|x-ndjson)|image\/svg\+xml)/
const OURS: Readonly<Record<string, string>> = { ndjson: 'application/x-ndjson; charset=utf-8' }

/** The media type, with its charset where it is text; bytes for names that say nothing, as `head` and objects. */
export function contentType(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot === -1 ? BYTES : (OURS[name.slice(dot + 1)] ?? getMimeType(name) ?? BYTES)
}

/** Whether files of this type are worth compressing. */
export function compresses(type: string): boolean {
  return COMPRESSES.test(type)
}
