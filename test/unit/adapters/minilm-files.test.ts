import { describe, expect, it } from 'vitest'
import { RUNTIME_FILE, verifyModelFile } from '../../../src/adapters/transformers/minilm-files.ts'
import { readOrtWasm } from '../../../src/adapters/node/read-ort-wasm.ts'
import { sha256Hex } from '../../../src/adapters/node/sha256.ts'

describe('the files of the text model', () => {
  it('[EW1] include the runtime of the onnxruntime-web that is installed, by length and digest', async () => {
    await expect(verifyModelFile(RUNTIME_FILE, await readOrtWasm(), sha256Hex)).resolves.toBeUndefined()
  })

  it('[EM5] are corrupt with another length or digest', async () => {
    const other = new Uint8Array(RUNTIME_FILE.bytes)
    await expect(verifyModelFile(RUNTIME_FILE, other, sha256Hex)).rejects.toMatchObject({ code: 'model-corrupt' })
    await expect(verifyModelFile(RUNTIME_FILE, other.subarray(1), sha256Hex)).rejects.toMatchObject({
      code: 'model-corrupt',
      details: { path: RUNTIME_FILE.path, found: String(RUNTIME_FILE.bytes - 1) },
    })
  })

  it('[EW1] are known by their lengths alone where a browser lends no digest', async () => {
    const other = new Uint8Array(RUNTIME_FILE.bytes)
    await expect(verifyModelFile(RUNTIME_FILE, other, undefined)).resolves.toBeUndefined()
    await expect(verifyModelFile(RUNTIME_FILE, other.subarray(1), undefined)).rejects.toMatchObject({
      code: 'model-corrupt',
    })
  })
})
