/** EmbeddingModel over all-MiniLM-L6-v2, int8, by Transformers.js on the WebAssembly ONNX Runtime, one thread. */
import { DocentError } from '../../base/docent-error.ts'
import type { Sha256 } from '../../catalog/manifest-file.ts'
import type { EmbeddingModel } from '../../ports/embedding-model.ts'
import { condensedText } from './condensed-text.ts'
import { MINILM_DIM, MINILM_ID, verifyMiniLmFiles, type ModelFiles } from './minilm-files.ts'
import type { LibraryTensor, TransformersLibrary } from './transformers-library.ts'

export interface MiniLmOptions {
  /** The model's files, checked before use. */
  readonly files: ModelFiles
  /** Undefined where there is none: then lengths alone are checked. */
  readonly sha256: Sha256 | undefined
  readonly library: TransformersLibrary
  /** ort-wasm-simd-threaded.wasm of the installed onnxruntime-web. */
  readonly wasmBinary: Uint8Array<ArrayBuffer>
  /** 'auto' with `loadTransformersLibrary`; 'wasm' where a bundler has put the WebAssembly runtime into the library. */
  readonly device?: 'auto' | 'wasm'
}

/** Tokens of a text, marks included: the length the model was trained at. Source: its tokenizer_config.json. */
const MOST_TOKENS = 256
/** A place that exists nowhere, under which the library finds the files that were handed in. */
const FOLDER = '/docent-model/'

/**
 * Opens the model; nothing is fetched or stored. Texts run one after the other, each alone. Vectors are bit for bit the
 * same in Node and in Chromium (SPEC EM3). A text beyond 256 tokens counts by its beginning (SPEC EM4). One model at a
 * time and realm: the library's settings are global. DocentError `model-missing`, `model-corrupt`.
 */
export async function createMiniLmModel(options: MiniLmOptions): Promise<EmbeddingModel> {
  const { files, sha256, library, wasmBinary, device = 'auto' } = options
  await verifyMiniLmFiles(files, sha256)
  configure(library, files, wasmBinary)
  const tokenizer = await library.AutoTokenizer.from_pretrained(MINILM_ID)
  const model = await library.AutoModel.from_pretrained(MINILM_ID, { dtype: 'q8', device })
  // The session has its own copy now: 22 MB less to hold.
  library.env.customCache = null
  library.env.useCustomCache = false
  let last: Promise<unknown> = Promise.resolve()

  async function embed(text: string): Promise<Float32Array> {
    const inputs = tokenInputs(library, capped(idsOf(tokenizer(condensedText(text)))))
    const { last_hidden_state: states } = await model(inputs)
    const { data } = library.mean_pooling(states, inputs.attention_mask).normalize(2, -1)
    if (!(data instanceof Float32Array) || data.length !== MINILM_DIM)
      throw unexpected(`a vector of ${MINILM_DIM} numbers`)
    return Float32Array.from(data)
  }

  return {
    modelId: MINILM_ID,
    dim: MINILM_DIM,
    encode(text) {
      // The runtime runs one session at a time; a failed text must not stop the ones behind it.
      const vector = last.then(() => embed(text))
      last = vector.catch(() => undefined)
      return vector
    },
    async close() {
      await last
      await model.dispose()
    },
  }
}

function configure({ env }: TransformersLibrary, files: ModelFiles, wasmBinary: Uint8Array<ArrayBuffer>): void {
  env.allowLocalModels = true
  env.allowRemoteModels = false
  // Both places are the same, because the library asks by either name for what it has already found.
  env.localModelPath = FOLDER
  env.remoteHost = FOLDER
  env.remotePathTemplate = '{model}/'
  env.useFS = false
  env.useFSCache = false
  env.useBrowserCache = false
  env.useWasmCache = false
  env.fetch = async () => new Response(null, { status: 404 })
  env.useCustomCache = true
  env.customCache = {
    async match(name: string) {
      const bytes = files.get(name.replace(`${FOLDER}${MINILM_ID}/`, ''))
      // The library reads the length to tell whether a file is there.
      return bytes && new Response(bytes, { headers: { 'content-length': String(bytes.length) } })
    },
    async put() {},
  }
  const wasm = env.backends.onnx.wasm
  if (wasm === undefined) return
  wasm.wasmBinary = wasmBinary
  // Else the library points them at a public server.
  Reflect.deleteProperty(wasm, 'wasmPaths')
  wasm.numThreads = 1
}

function idsOf({ input_ids: { data } }: { readonly input_ids: LibraryTensor }): BigInt64Array {
  if (!(data instanceof BigInt64Array)) throw unexpected('token ids')
  return data
}

/** A version of the library that answers otherwise than the one Docent is tested with. */
function unexpected(expected: string): DocentError {
  return new DocentError(
    'model-corrupt',
    `Expected ${expected} of @huggingface/transformers, found something else. Install the version that docent names.`,
  )
}

/** The first 255 tokens and the end mark, as the model's authors cut: the library's own cut loses the end mark. */
function capped(ids: BigInt64Array): BigInt64Array {
  if (ids.length <= MOST_TOKENS) return ids
  const cut = ids.slice(0, MOST_TOKENS)
  cut.set(ids.subarray(-1), MOST_TOKENS - 1)
  return cut
}

function tokenInputs({ Tensor: TensorClass }: TransformersLibrary, ids: BigInt64Array) {
  const shape = [1, ids.length]
  return {
    input_ids: new TensorClass('int64', ids, shape),
    attention_mask: new TensorClass('int64', new BigInt64Array(ids.length).fill(1n), shape),
    token_type_ids: new TensorClass('int64', new BigInt64Array(ids.length), shape),
  }
}
