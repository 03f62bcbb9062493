/** A worker that reads files of records: `{ bytes, name }` in, contents and messages out. */
import { asDocentError } from '../../../src/base/docent-error.ts'
import { readRecords } from '../../../src/importers/read-records.ts'

globalThis.addEventListener('message', ({ data }: MessageEvent<{ bytes: Uint8Array; name: string }>) => {
  try {
    postMessage(readRecords(data.bytes, data.name))
  } catch (thrown) {
    const { code, message } = asDocentError(thrown)
    postMessage({ code, message })
  }
})
