/** ModelCache: the text model's files in the browser's Cache API, so that the next page needs no network for them. */
import type { NeededFile } from '../../protocol/embed-host.ts'

/** Raised when what is kept under a key changes. */
const CACHE = 'docent-model-1'
/** Part of the key, so that another version of a file is another entry; nothing is asked for under this address. */
const VERSION = 'docent-sha256'

/** Nothing here rejects: without a cache (plain http, a full disk, a private window) the network has to do. */
export class ModelCache {
  readonly #opened: Promise<Cache | undefined> = openCache()
  /** What is being written; removing waits for it, else it would come back. */
  #writing: Promise<unknown> = Promise.resolve()

  async match(url: URL, file: NeededFile): Promise<Response | undefined> {
    return (await this.#opened)?.match(keyOf(url, file)).catch(() => undefined)
  }

  /** Keeps a copy of `bytes`, and drops what was kept of the file's other versions. */
  async put(url: URL, file: NeededFile, bytes: ArrayBuffer): Promise<void> {
    // Copies at once: the buffer is given away right after.
    const response = new Response(bytes, { headers: { 'content-length': String(bytes.byteLength) } })
    const written = this.#write(url, keyOf(url, file), response)
    this.#writing = Promise.all([this.#writing, written])
    await written
  }

  async remove(url: URL): Promise<void> {
    await this.#writing
    await (await this.#opened)?.delete(url.href, { ignoreSearch: true }).catch(() => false)
  }

  async #write(url: URL, key: string, response: Response): Promise<void> {
    const cache = await this.#opened
    try {
      await cache?.delete(url.href, { ignoreSearch: true })
      await cache?.put(key, response)
    } catch {
      // No room, or none for us: the network has it.
    }
  }
}

async function openCache(): Promise<Cache | undefined> {
  try {
    return await globalThis.caches.open(CACHE)
  } catch {
    return undefined
  }
}

function keyOf(url: URL, { sha256 }: NeededFile): string {
  const key = new URL(url)
  key.searchParams.set(VERSION, sha256)
  return key.href
}
