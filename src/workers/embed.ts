/** The embed worker: what an app's own two-line worker file runs. Nothing is imported later: its policy forbids it. */
import { expose } from 'comlink'
import { bundledLibrary } from '../adapters/transformers/bundled-library.ts'
import { MINILM_FILES, MINILM_ID, RUNTIME_FILE, verifyModelFile } from '../adapters/transformers/minilm-files.ts'
import { createMiniLmModel } from '../adapters/transformers/minilm-model.ts'
import { webSha256 } from '../adapters/webcrypto/sha256.ts'
import { HostedEmbedder } from './hosted-embedder.ts'
import { watchWasmHeap } from './wasm-heap.ts'

/** Serves one page from this worker: `runEmbedder()`. Never throws. Needs an app that is built with `docentVite`. */
export function runEmbedder(): void {
  const heapBytes = watchWasmHeap()
  const sha256 = webSha256()
  expose(
    new HostedEmbedder({
      needs: { modelId: MINILM_ID, files: MINILM_FILES, runtime: RUNTIME_FILE },
      heapBytes,
      async open({ files, runtime }) {
        const wasmBinary = new Uint8Array(runtime)
        await verifyModelFile(RUNTIME_FILE, wasmBinary, sha256)
        const bytes = new Map(Array.from(files, ([path, buffer]) => [path, new Uint8Array(buffer)]))
        return createMiniLmModel({ files: bytes, sha256, library: bundledLibrary, wasmBinary, device: 'wasm' })
      },
    }),
  )
}
