/** Transformers.js for a worker that can import nothing later: bundled, with the runtime that `docentVite` puts into it. */
import { AutoModel, AutoTokenizer, env, mean_pooling, Tensor } from '@huggingface/transformers'
import type { TransformersLibrary } from './transformers-library.ts'

// Its own types leave tensors and models untyped; the version is pinned and EM3 runs every member used here.
/** For `createMiniLmModel` with the device 'wasm'. In Node take `loadTransformersLibrary` instead. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const bundledLibrary = { AutoModel, AutoTokenizer, env, mean_pooling, Tensor } as unknown as TransformersLibrary
