/** A file that somebody brought as a ReleaseSource: it goes through the very same verification as a site. */
import { decodeUsbFile } from '../../release/usb-file.ts'
import { asDocentError, DocentError } from '../../base/docent-error.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'

/** [SY51] `bytes` of a `*.docent` file; one that is none is refused when its head is asked for. */
export function fileSource(bytes: Uint8Array<ArrayBuffer>): ReleaseSource {
  let files: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map()
  return {
    async head({ maxBytes }) {
      try {
        files = decodeUsbFile(bytes)
      } catch (thrown) {
        return { kind: 'refused', error: asDocentError(thrown) }
      }
      const head = files.get('head')
      if (head === undefined) return { kind: 'missing' }
      if (head.length > maxBytes) return { kind: 'refused', error: tooLarge('head', maxBytes, head.length) }
      return { kind: 'bytes', bytes: head.slice(), etag: undefined }
    },

    async object(path, { maxBytes, expectedBytes, from = 0, sink }) {
      const file = files.get(path)
      if (file === undefined) return { kind: 'missing' }
      if (file.length > maxBytes) return { kind: 'refused', error: tooLarge(path, maxBytes, file.length) }
      if (expectedBytes !== undefined && file.length < expectedBytes) return { kind: 'missing' }
      sink.start(from, undefined)
      await sink.write(file.subarray(from))
      return { kind: 'whole' }
    },
  }
}

function tooLarge(path: string, most: number, found: number): DocentError {
  const message = `Expected ${path} in the file to have at most ${most} bytes, found ${found}. Copy the file again.`
  return new DocentError('sync-too-large', message, { path, most, found })
}
