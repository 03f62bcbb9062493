/**
 * MiniLM in a browser: the library and the bytes are loaded here and handed in, as a worker without network will do, and
 * the library fetches nothing itself. Both packages come as the one file each that they ship for browsers: imported by
 * name, Vite would bundle them first and reload the page in the middle of the run.
 */
import { describe, expect, it } from 'vitest'
import { createHashEmbeddingModel } from '../../src/adapters/memory/hash-embedding-model.ts'
import { MINILM_FILES, MINILM_ID } from '../../src/adapters/transformers/minilm-files.ts'
import { createMiniLmModel } from '../../src/adapters/transformers/minilm-model.ts'
import type { TransformersLibrary } from '../../src/adapters/transformers/transformers-library.ts'
import type { EmbeddingModel } from '../../src/ports/embedding-model.ts'
import { dot } from '../../src/vector/dot.ts'
import { describeEmbeddingModel } from './embedding-model.contract.ts'

const ofPackage = (path: string): string => `${location.origin}/node_modules/${path}`

async function bytesOf(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function loadLibrary(): Promise<TransformersLibrary> {
  const runtime: unknown = await import(/* @vite-ignore */ ofPackage('onnxruntime-web/dist/ort.wasm.bundle.min.mjs'))
  Reflect.set(globalThis, Symbol.for('onnxruntime'), runtime)
  const library: unknown = await import(
    /* @vite-ignore */ ofPackage('@huggingface/transformers/dist/transformers.min.js')
  )
  return library as TransformersLibrary
}

async function openMiniLm(): Promise<EmbeddingModel> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { path } of MINILM_FILES) files.set(path, await bytesOf(`/models/${MINILM_ID}/${path}`))
  const wasmBinary = await bytesOf(ofPackage('onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'))
  return createMiniLmModel({ files, sha256, library: await loadLibrary(), wasmBinary })
}

describeEmbeddingModel('hash buckets in a browser', async () => createHashEmbeddingModel())
describeEmbeddingModel('MiniLM in a browser', openMiniLm)

describe('all-MiniLM-L6-v2 in a browser', () => {
  it('[EM3] gives the vectors of the parity file, and fetches nothing', async () => {
    const response = await fetch(`/models/${MINILM_ID}/parity.json`)
    const { rows } = (await response.json()) as { rows: { text: string; q8: string }[] }
    const model = await openMiniLm()
    const before = performance.getEntriesByType('resource').length
    expect(rows).toHaveLength(20)
    for (const { text, q8 } of rows) {
      const expected = new Float32Array(Uint8Array.from(atob(q8), (character) => character.charCodeAt(0)).buffer)
      expect(dot(await model.encode(text), expected)).toBeGreaterThanOrEqual(0.9999)
    }
    expect(performance.getEntriesByType('resource')).toHaveLength(before)
    await model.close()
  })
})
