/** Embeds some texts and is done: what a page needs that publishes. */
import { Embedder } from './embedder.ts'

export interface TextModel {
  /** Starts the app's own embed worker file, as in createDocent. */
  readonly embedWorker: () => Worker
  /** Folder of the text model's files, as in createDocent; with a slash at its end. */
  readonly model: URL
  /** The model's runtime. Default: `ort-wasm-simd-threaded.wasm` beside the model's folder. */
  readonly runtime?: URL
}

/**
 * A unit vector for each of `texts`, in their order, by a worker that is ended afterwards. Errors: `model-missing`,
 * `model-corrupt`, `embed-unavailable`, `embed-timeout`, `protocol-mismatch`.
 */
export async function embedTexts(
  { embedWorker, ...places }: TextModel,
  texts: readonly string[],
): Promise<readonly Float32Array[]> {
  const embedder = new Embedder({ worker: embedWorker, ...places, onState: () => undefined })
  try {
    return await Promise.all(texts.map((text) => embedder.encode(text)))
  } finally {
    embedder.close()
  }
}
