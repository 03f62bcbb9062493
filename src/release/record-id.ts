/** The id of a record as it is written, without parsing the rest of it. */
import { badFormat } from './bad-format.ts'

/** How every line of items.ndjson begins: the id is the first field of the schema. */
const START = new TextEncoder().encode('{"id":"')
const QUOTE = 34
const BACKSLASH = 92
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The id of the record whose line begins at `at`. DocentError `sync-bad-format` where none begins there. */
export function recordIdAt(bytes: Uint8Array, at: number): string {
  for (let i = 0; i < START.length; i++) if (bytes[at + i] !== START[i]) throw notARecord()
  const start = at + START.length
  let end = start
  let escaped = false
  for (; bytes[end] !== QUOTE; end++) {
    if (end >= bytes.length) throw notARecord()
    if (bytes[end] !== BACKSLASH) continue
    escaped = true
    end++
  }
  try {
    const text = decoder.decode(bytes.subarray(start, end))
    return escaped ? String(JSON.parse(`"${text}"`)) : text
  } catch (error) {
    throw notARecord(error)
  }
}

function notARecord(cause?: unknown): Error {
  return badFormat('a record', 'a line that begins with its id', 'another', cause)
}
