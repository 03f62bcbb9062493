/** Fetches one file of a model, with progress, and refuses what cannot be it. */
import { DocentError } from '../../base/docent-error.ts'
import { SECOND_MS } from '../../base/time.ts'
import type { NeededFile } from '../../protocol/embed-host.ts'

/** A network that sends nothing for so long counts as none. The whole file may take longer: it is 23 MB. */
const SILENCE_MS = 30 * SECOND_MS
const LESS_THAN = 0x3c // what HTML begins with, and no file of a model

/** `onBytes` is told how many bytes came since the last time. Errors: `model-missing`, `model-corrupt`, the signal's. */
export async function fetchModelFile(
  url: URL,
  file: NeededFile,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, silence.signal]) })
    if (!response.ok) throw missing(url, `the answer ${response.status}`)
    return await readModelBody(response, url, file, (count) => {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), SILENCE_MS)
      onBytes(count)
    })
  } catch (thrown) {
    if (thrown instanceof DocentError) throw thrown
    signal.throwIfAborted()
    throw missing(url, silence.signal.aborted ? 'silence' : 'no answer', thrown)
  } finally {
    clearTimeout(timer)
  }
}

/** The body, of exactly the file's length. Errors: `model-missing` (an HTML page), `model-corrupt` (another length). */
export async function readModelBody(
  response: Response,
  url: URL,
  file: NeededFile,
  onBytes: (count: number) => void,
): Promise<ArrayBuffer> {
  if (response.headers.get('content-type')?.startsWith('text/html')) throw missing(url, 'an HTML page')
  const bytes = new Uint8Array(file.bytes)
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    const { value } = part
    if (length === 0 && value[0] === LESS_THAN) throw await given(reader, missing(url, 'an HTML page'))
    if (length + value.length > bytes.length) throw await given(reader, corrupt(url, file, 'a longer one'))
    bytes.set(value, length)
    length += value.length
    onBytes(value.length)
  }
  if (length < bytes.length) throw corrupt(url, file, `${length}`)
  return bytes.buffer
}

/** Gives up the rest of the body, then says why. */
async function given(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  error: DocentError,
): Promise<DocentError> {
  await reader?.cancel().catch(() => undefined)
  return error
}

function missing(url: URL, found: string, cause?: unknown): DocentError {
  const todo =
    'Copy the folder models/ of Docent into the public folder of the app, or say where it is with createDocent({ model, runtime }).'
  const message = `Expected a file of the text model at ${url.href}, found ${found}. ${todo}`
  return new DocentError('model-missing', message, { url: url.href }, cause)
}

function corrupt(url: URL, { bytes }: NeededFile, found: string): DocentError {
  const message = `Expected ${bytes} bytes at ${url.href}, found ${found}. Copy the model's folder again; a server that cuts files short does this too.`
  return new DocentError('model-corrupt', message, { url: url.href, expected: bytes, found })
}
