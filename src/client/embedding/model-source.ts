/** ModelSource: where the bytes of the text model come from, from this device where they were here before. */
import type { ModelBytes, ModelNeeds, NeededFile } from '../../protocol/embed-host.ts'
import { ModelCache } from './model-cache.ts'
import { DocentError } from '../../base/docent-error.ts'
import { fetchModelFile, readModelBody } from './fetch-model-file.ts'

const RUNTIME = '../ort-wasm-simd-threaded.wasm'

export interface ModelSourceOptions {
  /** The model's folder, with a slash at its end. */
  readonly model: URL
  /** The runtime's WebAssembly. Default: `ort-wasm-simd-threaded.wasm` beside the model's folder, as `docentVite` serves it. */
  readonly runtime?: URL
}

export type OnProgress = (loadedBytes: number, totalBytes: number) => void

export class ModelSource {
  readonly #model: URL
  readonly #runtime: URL
  readonly #cache = new ModelCache()

  constructor({ model, runtime = new URL(RUNTIME, model) }: ModelSourceOptions) {
    this.#model = model
    this.#runtime = runtime
  }

  /**
   * All files, at the lengths that were asked for; the worker looks inside. `onProgress` counts bytes of all files
   * together and never goes back. Errors: `model-missing`, `model-corrupt`, the reason of `signal`.
   */
  async read(needs: ModelNeeds, onProgress: OnProgress, signal: AbortSignal): Promise<ModelBytes> {
    const all = [...needs.files, needs.runtime]
    const totalBytes = all.reduce((sum, { bytes }) => sum + bytes, 0)
    let loadedBytes = 0
    onProgress(0, totalBytes)
    const buffers = await Promise.all(
      all.map((file) =>
        this.#readFile(this.#urlOf(file, needs), file, signal, (count) => {
          loadedBytes += count
          onProgress(Math.min(loadedBytes, totalBytes), totalBytes)
        }),
      ),
    )
    const runtime = buffers[all.length - 1] ?? new ArrayBuffer()
    return { files: new Map(needs.files.map(({ path }, at) => [path, buffers[at] ?? new ArrayBuffer()])), runtime }
  }

  /** Drops what this device keeps of these files: some of it was not what it should be. */
  async forget(needs: ModelNeeds): Promise<void> {
    await Promise.all([...needs.files, needs.runtime].map((file) => this.#cache.remove(this.#urlOf(file, needs))))
  }

  async #readFile(
    url: URL,
    file: NeededFile,
    signal: AbortSignal,
    onBytes: (count: number) => void,
  ): Promise<ArrayBuffer> {
    const kept = await this.#cache.match(url, file)
    if (kept) {
      let counted = 0
      try {
        return await readModelBody(kept, url, file, (count) => {
          counted += count
          onBytes(count)
        })
      } catch (thrown) {
        if (!(thrown instanceof DocentError)) signal.throwIfAborted()
        await this.#cache.remove(url)
        // What was counted of the damaged copy is not counted again.
        return this.#fetchFile(url, file, signal, (count) => {
          const known = Math.min(count, counted)
          counted -= known
          onBytes(count - known)
        })
      }
    }
    return this.#fetchFile(url, file, signal, onBytes)
  }

  async #fetchFile(
    url: URL,
    file: NeededFile,
    signal: AbortSignal,
    onBytes: (count: number) => void,
  ): Promise<ArrayBuffer> {
    const bytes = await fetchModelFile(url, file, onBytes, signal)
    void this.#cache.put(url, file, bytes)
    return bytes
  }

  #urlOf(file: NeededFile, { runtime }: ModelNeeds): URL {
    return file === runtime ? this.#runtime : new URL(file.path, this.#model)
  }
}
