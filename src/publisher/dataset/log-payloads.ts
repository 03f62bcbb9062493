/** Payloads of log files, one JSON object a line, in parts that fit into memory. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { DocentError } from '../../base/docent-error.ts'

export interface PayloadPart {
  readonly payloads: readonly unknown[]
  /** Lines that are not JSON, by the way; empty ones do not count. */
  readonly faultyLines: number
}

/** Payloads handed out at once. Looks and the pings that time them are brought together within a part. */
const PART_PAYLOADS = 100_000

/**
 * The lines of the file at `path`, gunzipped where it ends in .gz. DocentError `events-unreadable` where there is no such
 * file, or its compressed form is cut short.
 */
export async function* logPayloads(path: string): AsyncGenerator<PayloadPart> {
  const file = createReadStream(path)
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  // A pipe does not pass errors on.
  file.on('error', (error) => bytes.destroy(error))
  let payloads: unknown[] = []
  let faultyLines = 0
  try {
    for await (const line of createInterface({ input: bytes, crlfDelay: Infinity })) {
      if (line.trim() === '') continue
      try {
        payloads.push(JSON.parse(line))
      } catch {
        faultyLines++
      }
      if (payloads.length < PART_PAYLOADS) continue
      yield { payloads, faultyLines }
      payloads = []
      faultyLines = 0
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DocentError(
      'events-unreadable',
      `Expected a file of events at ${path}, found none that can be read to its end (${reason}). Check the path, or fetch the file anew.`,
      { path, reason },
      cause,
    )
  }
  yield { payloads, faultyLines }
}
