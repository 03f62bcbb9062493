/** Reads the WebAssembly of the installed ONNX Runtime. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { DocentError } from '../../base/docent-error.ts'

const WASM = 'onnxruntime-web/ort-wasm-simd-threaded.wasm'

/** The bytes of the CPU build. DocentError `model-missing` when the package is not installed. */
export async function readOrtWasm(): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(createRequire(import.meta.url).resolve(WASM)))
  } catch (error) {
    throw new DocentError(
      'model-missing',
      `Embedding needs ${WASM}, found none. Install the version of onnxruntime-web that the peerDependencies of docent name.`,
      { path: WASM },
      error,
    )
  }
}
