/** CompressedFiles: text compressed once, at its first request, and kept in memory. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Encoding } from './accepted-encoding.ts'

const MEBIBYTE = 1_048_576
/** All that is kept: a museum's page, its scripts and its catalog are a tenth of it. */
const KEPT_BYTES = 64 * MEBIBYTE
/** Above this the thorough setting would keep the first visitor waiting for seconds. */
const THOROUGH_BYTES = MEBIBYTE
const THOROUGH_QUALITY = 9
const QUICK_QUALITY = 5

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

export class CompressedFiles {
  readonly #kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  #bytes = 0

  /** `bytes` compressed; `key` names exactly these bytes and is asked for again. What was asked for first goes first. */
  compress(key: string, bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
    const name = `${encoding} ${key}`
    const known = this.#kept.get(name)
    if (known !== undefined) return known
    const compressed = compressedBy(encoding, bytes)
    this.#kept.set(name, compressed)
    void compressed.then(
      (result) => this.#count(result.length),
      () => this.#kept.delete(name),
    )
    return compressed
  }

  async #count(added: number): Promise<void> {
    this.#bytes += added
    for (const [name, compressed] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return
      this.#kept.delete(name)
      this.#bytes -= (await compressed).length
    }
  }
}

async function compressedBy(encoding: Encoding, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const quality = bytes.length > THOROUGH_BYTES ? QUICK_QUALITY : THOROUGH_QUALITY
  const compressed =
    encoding === 'br'
      ? await brotli(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: quality,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          },
        })
      : await deflate(bytes, { level: quality })
  return new Uint8Array(compressed)
}
