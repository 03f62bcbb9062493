/** Inflates by the platform's DecompressionStream, with a hard end (SPEC SY12). */
import { DocentError } from '../../base/docent-error.ts'
import { type Inflate, MAX_INFLATE_RATIO, mayInflateTo } from '../../ports/codec.ts'

/**
 * Bytes handed to the inflater at a time. An engine inflates a piece whole, however much comes of it, so at most 1,032
 * times this (the limit of deflate) is in memory beside the result: 8 MB.
 */
const PIECE_BYTES = 8192

/** Inflates in any engine; see `Inflate` for its errors. Keeps the result and one piece's output in memory. */
export const webInflate: Inflate = async (bytes, rawBytes, { signal } = {}) => {
  signal?.throwIfAborted()
  if (!mayInflateTo(bytes.length, rawBytes))
    throw tooLarge(`at most ${MAX_INFLATE_RATIO} times ${bytes.length} bytes`, rawBytes)
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  const writing = writePieces(writer, bytes)
  writing.catch(() => undefined) // the reading side fails with it, and tells
  try {
    const raw = await readExactly(reader, rawBytes, signal)
    await writing
    return raw
  } catch (error) {
    await Promise.allSettled([reader.cancel(error), writer.abort(error)])
    if (error instanceof DocentError || signal?.aborted === true) throw error
    throw wrongObject(rawBytes, 'bytes that are no deflate, or end early', error)
  }
}

async function writePieces(
  writer: WritableStreamDefaultWriter<BufferSource>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) await writer.write(bytes.subarray(at, at + PIECE_BYTES))
  await writer.close()
}

async function readExactly(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  rawBytes: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = new Uint8Array(rawBytes)
  let at = 0
  for (;;) {
    const { done, value } = await reader.read()
    signal?.throwIfAborted()
    if (done) break
    if (at + value.length > rawBytes) throw tooLarge(`${rawBytes} bytes, as its release says`, at + value.length)
    raw.set(value, at)
    at += value.length
  }
  if (at < rawBytes) throw wrongObject(rawBytes, `${at}`)
  return raw
}

function tooLarge(expected: string, found: number): DocentError {
  return new DocentError(
    'sync-too-large',
    `An object of the release inflates to too much: expected ${expected}, found ${found} or more. Nothing of it is used; publish the release again.`,
    { expected, found },
  )
}

function wrongObject(expected: number, found: string, cause?: unknown): DocentError {
  return new DocentError(
    'sync-wrong-object',
    `An object of the release does not inflate: expected ${expected} bytes, found ${found}. Nothing of it is used; publish the release again.`,
    { expected, found },
    cause,
  )
}
