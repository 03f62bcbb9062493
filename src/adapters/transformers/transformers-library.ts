/** Loads Transformers.js over the WebAssembly build of ONNX Runtime, in Node as in a browser, so that vectors agree. */
import { DocentError } from '../../base/docent-error.ts'

/** A tensor of the library; `data` is a typed array. */
export interface LibraryTensor {
  readonly data: unknown
  normalize(power: number, axis: number): LibraryTensor
}

/** What Docent uses of the module `@huggingface/transformers`; a worker without `import()` bundles and hands it in. */
export interface TransformersLibrary {
  readonly env: {
    allowLocalModels: boolean
    allowRemoteModels: boolean
    localModelPath: string
    remoteHost: string
    remotePathTemplate: string
    useFS: boolean
    useFSCache: boolean
    useBrowserCache: boolean
    useWasmCache: boolean
    fetch: (address: string | URL) => Promise<Response>
    useCustomCache: boolean
    customCache: {
      match(name: string): Promise<Response | undefined>
      put(name: string, response: Response): Promise<void>
    } | null
    readonly backends: { readonly onnx: { readonly wasm?: { wasmBinary?: Uint8Array; numThreads?: number } } }
  }
  readonly AutoTokenizer: {
    from_pretrained(id: string): Promise<(text: string) => { readonly input_ids: LibraryTensor }>
  }
  readonly AutoModel: {
    from_pretrained(
      id: string,
      options: { readonly dtype: 'q8'; readonly device: 'auto' | 'wasm' },
    ): Promise<LibraryModel>
  }
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => LibraryTensor
  mean_pooling(states: LibraryTensor, mask: LibraryTensor): LibraryTensor
}

/** A loaded session: tensors by the names of the model's inputs in, by those of its outputs out. */
export interface LibraryModel {
  (inputs: Readonly<Record<string, LibraryTensor>>): Promise<{ readonly last_hidden_state: LibraryTensor }>
  dispose(): Promise<unknown>
}

/** Where Transformers.js looks for a runtime that its host provides (its src/backends/onnx.js; EM3 is the test of it). */
const RUNTIME_HOOK = Symbol.for('onnxruntime')

/**
 * The library with ONNX Runtime's WebAssembly build, CPU only, its glue included. With it, sessions take the device
 * 'auto'. DocentError `model-missing` when one of the two packages is not installed: both are optional for those who
 * only rank.
 */
export async function loadTransformersLibrary(): Promise<TransformersLibrary> {
  try {
    // First the runtime, then the library: it looks at the hook once, when it is evaluated.
    Reflect.set(globalThis, RUNTIME_HOOK, await import('onnxruntime-web/wasm'))
    const library: unknown = await import('@huggingface/transformers')
    // Its own types leave tensors and models untyped; the version is pinned and EM3 runs every member used here.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return library as TransformersLibrary
  } catch (error) {
    throw new DocentError(
      'model-missing',
      'Embedding needs the packages @huggingface/transformers and onnxruntime-web, and they could not be loaded. Install the versions that the peerDependencies of docent name.',
      {},
      error,
    )
  }
}
