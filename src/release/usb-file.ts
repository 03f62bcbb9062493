/** A whole release in one file, `*.docent`, for devices without a network (SPEC SY17). Verified like any other. */
import * as z from 'zod/mini'
import { parseInput } from '../contracts/parse-input.ts'
import { badFormat } from './bad-format.ts'
import { type JsonLimits, readJson } from './read-json.ts'
import { Bytes } from './release-object.ts'
import { DocentError } from '../base/docent-error.ts'

/** A head, 256 roots, and the objects of one release: manifest, info, items, vectors, 16 models; and a few to spare. */
const MAX_FILES = 280
/** Longest first line in bytes: 280 files take 27 KB. */
const MAX_LINE_BYTES = 65_536
const LINE_LIMITS: JsonLimits = { depth: 3, keysPerObject: 2, stringChars: 100 }
const START = '{"docent":'
const LINE_FEED = 10

const Contents = z.strictObject({
  docent: z.literal(1),
  files: z.readonly(
    z
      .array(
        z.strictObject({
          path: z.string().check(z.regex(/^(?:head|root\/[1-9]\d{0,8}|o\/[0-9a-f]{64})$/, 'the path of a release')),
          bytes: Bytes,
        }),
      )
      .check(z.maxLength(MAX_FILES)),
  ),
})

/** One line that lists the files, then the files in this order. */
export function encodeUsbFile(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const listed = Array.from(files, ([path, { length }]) => ({ path, bytes: length }))
  const line = new TextEncoder().encode(`${JSON.stringify({ docent: 1, files: listed })}\n`)
  const bytes = new Uint8Array(listed.reduce((sum, file) => sum + file.bytes, line.length))
  bytes.set(line)
  let at = line.length
  for (const file of files.values()) {
    bytes.set(file, at)
    at += file.length
  }
  return bytes
}

/**
 * The files by path; views of `bytes`, and not verified at all. DocentError `sync-not-a-release` where it is another
 * kind of file, `sync-bad-format` where its list is damaged, a path comes twice, or bytes are missing or left over.
 */
export function decodeUsbFile(bytes: Uint8Array<ArrayBuffer>): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const what = 'the file'
  const start = bytes.subarray(0, MAX_LINE_BYTES + 1)
  if (!String.fromCharCode(...start.subarray(0, START.length)).startsWith(START)) throw notADocentFile()
  const end = start.indexOf(LINE_FEED)
  if (end === -1) throw badFormat(what, `a first line of at most ${MAX_LINE_BYTES} bytes`, 'none')
  const json = readJson(bytes.subarray(0, end), what, LINE_LIMITS)
  const { files } = parseInput(Contents, json, 'sync-bad-format', what)

  const found = new Map<string, Uint8Array<ArrayBuffer>>()
  let at = end + 1
  for (const file of files) {
    if (found.has(file.path)) throw badFormat(what, 'every path once', `${file.path} twice`)
    found.set(file.path, bytes.subarray(at, at + file.bytes))
    at += file.bytes
  }
  if (at !== bytes.length) throw badFormat(what, `${at} bytes`, `${bytes.length}`)
  return found
}

function notADocentFile(): DocentError {
  return new DocentError(
    'sync-not-a-release',
    'Expected a file that docent pack wrote (*.docent), found another kind of file. Choose that file, and copy it again if it is damaged.',
    { found: 'another kind of file' },
  )
}
