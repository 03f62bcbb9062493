/** Reads a source from the disk as text, in pieces, so that no file is ever held as a whole; gzip is unpacked. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { badSource } from '../importers/bad-source.ts'
import { HEAD_CHARACTERS } from '../importers/kind-of-file.ts'
import { isGzip, notUtf8, refuseOtherBytes } from '../importers/utf8-text.ts'

/** A source: `name` stands in messages. */
export interface SourcePath {
  readonly path: string
  readonly name: string
}

/** The first bytes of a file are enough to tell gzip and UTF-16. */
const MARK_BYTES = 2

/**
 * The text in pieces of any length. DocentError `build-bad-source`: a file that cannot be read, is not UTF-8, or gzip
 * that is damaged.
 */
export async function* sourceText({ path, name }: SourcePath): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const zipped = isGzip(await firstBytes(path, name))
  const file = createReadStream(path)
  const bytes: Readable = zipped ? file.pipe(createGunzip()) : file
  file.once('error', (error) => bytes.destroy(error))
  let lines = 0
  let first = true
  try {
    for await (const chunk of piecesOf(bytes)) {
      if (first) refuseOtherBytes(chunk, name)
      first = false
      const text = decoded(decoder, chunk, name, lines)
      lines += countLines(text)
      yield text
    }
    yield decoded(decoder, undefined, name, lines)
  } catch (error) {
    throw zipped && isZlibError(error) ? badSource(name, 'a gzip file that is whole', 'a damaged one', error) : error
  } finally {
    file.destroy()
    bytes.destroy()
  }
}

/** How a source begins: enough text to tell its kind by, and whether that is all of it. */
export async function headOfSource(source: SourcePath): Promise<{ readonly head: string; readonly isWhole: boolean }> {
  let head = ''
  for await (const piece of sourceText(source)) {
    head += piece
    if (head.length > HEAD_CHARACTERS) return { head: head.slice(0, HEAD_CHARACTERS), isWhole: false }
  }
  return { head, isWhole: true }
}

/** All of a source at once. DocentError `build-bad-source` when it has more than `most` characters. */
export async function wholeSource(source: SourcePath, most: number): Promise<string> {
  const pieces: string[] = []
  let length = 0
  for await (const piece of sourceText(source)) {
    length += piece.length
    if (length > most) {
      throw badSource(
        source.name,
        `a document of at most ${most / 1e6} million characters`,
        'more; split it, or use NDJSON',
      )
    }
    pieces.push(piece)
  }
  return pieces.join('')
}

/** Streams of bytes give Buffers; their type says anything. */
function piecesOf(stream: Readable): AsyncIterable<Uint8Array> {
  return stream
}

async function firstBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const file = await open(path)
    try {
      const bytes = new Uint8Array(MARK_BYTES)
      await file.read(bytes, 0, MARK_BYTES)
      return bytes
    } finally {
      await file.close()
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    const found = reason === 'ENOENT' ? 'none' : reason === 'EISDIR' ? 'a folder' : reason
    throw badSource(name, 'a file that can be read', found, error)
  }
}

function decoded(decoder: TextDecoder, chunk: Uint8Array | undefined, name: string, lines: number): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (error) {
    throw notUtf8(chunk ?? Uint8Array.of(0xff), name, lines, error)
  }
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
