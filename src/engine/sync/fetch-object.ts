/** Fetches one immutable object, as whole as the network lets it, and goes on where an earlier run was cut off. */
import { checkDigest, wrongObject } from '../../release/open-object.ts'
import { NoAnswer } from './no-answer.ts'
import { ObjectBuffer } from './object-buffer.ts'
import { objectPath, type ReleaseObject } from '../../release/release-object.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import type { Sha256 } from '../../catalog/manifest-file.ts'
import type { SyncStateStore } from '../../ports/sync-state-store.ts'

/** Times that a transfer which broke off is gone on with at once, as long as each brought something. */
const MOST_CUTS = 16

export interface FetchObjectParts {
  readonly source: ReleaseSource
  readonly state: SyncStateStore
  readonly sha256: Sha256
  /** Told how many bytes of the object are here. */
  readonly onBytes?: (length: number) => void
}

/**
 * [SY46] The stored bytes of an object, of the right length and digest. DocentError `sync-wrong-object` where the source
 * has none or others, `sync-too-large`, `sync-not-a-release`; NoAnswer where not all came: [SY47] what did is kept.
 */
export async function fetchObject(
  object: Pick<ReleaseObject, 'sha256' | 'bytes'>,
  what: string,
  parts: FetchObjectParts,
): Promise<Uint8Array<ArrayBuffer>> {
  const { sha256 } = object
  const buffer = new ObjectBuffer(sha256, object.bytes, parts.state)
  await buffer.resume()
  await fetchRest(object, what, buffer, parts)
  try {
    await checkDigest(buffer.bytes, sha256, what, parts.sha256)
  } catch (thrown) {
    await parts.state.forgetParts(sha256)
    // One of several answers may have been of another file, so all is fetched again; but only once.
    if (!buffer.isJoined) throw thrown
    buffer.clear()
    await fetchRest(object, what, buffer, parts)
    await checkDigest(buffer.bytes, sha256, what, parts.sha256).catch(async (again: unknown) => {
      await parts.state.forgetParts(sha256)
      throw again
    })
  }
  await buffer.keepRest()
  return buffer.bytes
}

/** Until the buffer is whole. */
async function fetchRest(
  { sha256, bytes: expectedBytes }: Pick<ReleaseObject, 'sha256' | 'bytes'>,
  what: string,
  buffer: ObjectBuffer,
  { source, state, onBytes }: FetchObjectParts,
): Promise<void> {
  const path = objectPath(sha256)
  let mayBeginAnew = true
  for (let cuts = 0; !buffer.isWhole; cuts++) {
    const from = buffer.length
    const sink = {
      start: (at: number, etag: string | undefined) => buffer.start(at, etag),
      write: async (bytes: Uint8Array) => {
        await buffer.write(bytes)
        onBytes?.(buffer.length)
      },
    }
    const etag = buffer.etag === undefined ? {} : { etag: buffer.etag }
    const answer = await source.object(path, { maxBytes: expectedBytes, expectedBytes, from, ...etag, sink })
    if (answer.kind === 'whole' && buffer.isWhole) return
    if (answer.kind === 'whole') throw wrongObject(what, `${expectedBytes} bytes`, `${buffer.length}`)
    if (answer.kind === 'refused') {
      // [SY45] A server that gives wrong parts may still give the whole.
      if (from === 0 || !mayBeginAnew || answer.error.code !== 'sync-wrong-object') throw answer.error
      mayBeginAnew = false
      buffer.clear()
      await state.forgetParts(sha256)
      continue
    }
    if (answer.kind === 'missing') throw wrongObject(what, `the object ${path}`, 'none')
    await buffer.keepRest()
    const goesOn = buffer.length > from && cuts < MOST_CUTS && !answer.stalled && answer.retryAfterMs === undefined
    if (!goesOn) throw new NoAnswer(answer)
  }
}
