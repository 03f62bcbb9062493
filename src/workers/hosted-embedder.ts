/** HostedEmbedder: the verbs of the embed worker, over any model. What it needs to know of the model is handed in. */
import { transfer } from 'comlink'
import { asDocentError, DocentError } from '../base/docent-error.ts'
import type { ReadRecords } from '../contracts/read-records.ts'
import { readRecords } from '../importers/read-records.ts'
import type { EmbeddingModel } from '../ports/embedding-model.ts'
import {
  EMBED_PROTOCOL_VERSION,
  type EmbedHealth,
  type EmbedHost,
  type EncodeReply,
  type ModelBytes,
  type ModelNeeds,
  type ModelReply,
} from '../protocol/embed-host.ts'
import { type Wire, wrapReply } from '../protocol/error-wire.ts'
import { hasWasmSimd } from './has-wasm-simd.ts'
import { probeEgress } from './probe-egress.ts'

export interface HostedModel {
  readonly needs: ModelNeeds
  /** Verifies the bytes and opens the model. Errors: `model-missing`, `model-corrupt`. */
  open(bytes: ModelBytes): Promise<EmbeddingModel>
  /** What its memory holds now. */
  heapBytes(): number
}

/** What is embedded first, and forgotten: the code is only compiled for speed when it runs. */
const WARM_UP = 'a painting of the sea'

export class HostedEmbedder implements EmbedHost {
  readonly #hosted: HostedModel
  readonly #egress = probeEgress()
  #model: Promise<EmbeddingModel> | undefined
  #calls = 0

  constructor(hosted: HostedModel) {
    this.#hosted = hosted
  }

  needs(protocol: number): Promise<Wire<ModelNeeds>> {
    return wrapReply(() => {
      if (protocol !== EMBED_PROTOCOL_VERSION) throw mismatch(protocol)
      if (!hasWasmSimd()) throw withoutSimd()
      return this.#hosted.needs
    })
  }

  open(bytes: ModelBytes): Promise<Wire<ModelReply>> {
    return wrapReply(async () => {
      const before = await this.#model?.catch(() => undefined)
      await before?.close()
      this.#model = this.#opened(bytes)
      const { modelId, dim } = await this.#model
      return { modelId, dim }
    })
  }

  async encode(text: string): Promise<Wire<EncodeReply>> {
    const reply = await wrapReply(async () => {
      if (!this.#model) throw new DocentError('embed-unavailable', 'Expected an open model, found none. Call open().')
      const vector = Float32Array.from(await (await this.#model).encode(text))
      this.#calls++
      return { vector, calls: this.#calls, heapBytes: this.#hosted.heapBytes() }
    })
    return reply.ok ? transfer(reply, [reply.value.vector.buffer]) : reply
  }

  read(file: Blob, name: string): Promise<Wire<ReadRecords>> {
    return wrapReply(async () => readRecords(new Uint8Array(await file.arrayBuffer()), name))
  }

  health(): Promise<Wire<EmbedHealth>> {
    return wrapReply(async () => ({
      calls: this.#calls,
      heapBytes: this.#hosted.heapBytes(),
      egress: await this.#egress,
    }))
  }

  async ping(): Promise<number> {
    return this.#calls
  }

  async #opened(bytes: ModelBytes): Promise<EmbeddingModel> {
    try {
      const model = await this.#hosted.open(bytes)
      await model.encode(WARM_UP)
      return model
    } catch (thrown) {
      if (thrown instanceof DocentError) throw thrown
      const { message } = asDocentError(thrown)
      const found = `Expected the model to open, found: ${message}. Free memory, or use another browser.`
      throw new DocentError('embed-unavailable', found, {}, thrown)
    }
  }
}

function mismatch(found: number): DocentError {
  return new DocentError(
    'protocol-mismatch',
    `Expected a page that speaks embed protocol ${EMBED_PROTOCOL_VERSION}, found ${String(found)}: page and worker are of different builds. Reload the page.`,
    { worker: EMBED_PROTOCOL_VERSION, page: found },
  )
}

function withoutSimd(): DocentError {
  return new DocentError(
    'embed-unavailable',
    'Expected a browser with WebAssembly SIMD, found one without. Text is not understood here; search by words works. Update the browser.',
  )
}
