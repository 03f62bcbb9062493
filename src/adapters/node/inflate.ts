/** Inflates by Node's zlib, for a publisher who reads hundreds of objects of its own site (SPEC SY12). */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { DocentError } from '../../base/docent-error.ts'
import { type Inflate, MAX_INFLATE_RATIO, mayInflateTo } from '../../ports/codec.ts'

const inflateRawAsync = promisify(inflateRaw)

/** As `Inflate` says, off the main thread. */
export const nodeInflate: Inflate = async (bytes, rawBytes, { signal } = {}) => {
  signal?.throwIfAborted()
  if (!mayInflateTo(bytes.length, rawBytes)) {
    throw tooLarge(`at most ${MAX_INFLATE_RATIO} times ${bytes.length} bytes`, `${rawBytes}`)
  }
  let raw: Uint8Array
  try {
    // Of nothing there may be nothing more: zlib wants room for one byte, and the length is compared below.
    raw = await inflateRawAsync(bytes, { maxOutputLength: Math.max(1, rawBytes) })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) throw tooLarge(`${rawBytes} bytes, as its release says`, 'more')
    throw wrongObject(rawBytes, 'bytes that are no deflate, or end early', error)
  }
  signal?.throwIfAborted()
  if (raw.length > rawBytes) throw tooLarge(`${rawBytes} bytes, as its release says`, `${raw.length}`)
  if (raw.length < rawBytes) throw wrongObject(rawBytes, `${raw.length}`)
  return new Uint8Array(raw)
}

function tooLarge(expected: string, found: string): DocentError {
  return new DocentError(
    'sync-too-large',
    `An object of the site inflates to too much: expected ${expected}, found ${found}. Release the catalog into a new folder.`,
    { expected, found },
  )
}

function wrongObject(expected: number, found: string, cause?: unknown): DocentError {
  return new DocentError(
    'sync-wrong-object',
    `An object of the site does not inflate: expected ${expected} bytes, found ${found}. Release the catalog into a new folder.`,
    { expected, found },
    cause,
  )
}
