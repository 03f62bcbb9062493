/** The files of all-MiniLM-L6-v2 as Docent ships them, int8: which they are, and whether they are those (SPEC EM5). */
import { DocentError } from '../../base/docent-error.ts'
import type { Sha256 } from '../../catalog/manifest-file.ts'

/** A model's files by their path inside its folder, as read. */
export type ModelFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** A file that is known byte for byte. */
export interface ModelFile {
  /** Inside the model's folder. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Folder of the model under `models/`, and the name that catalogs record. */
export const MINILM_ID = 'all-MiniLM-L6-v2'
/** Numbers in one of its vectors. Source: its config.json, hidden_size. */
export const MINILM_DIM = 384

/** The WebAssembly of the onnxruntime-web that package.json names: the build for one thread and no graphics card. */
export const RUNTIME_FILE: ModelFile = {
  path: 'ort-wasm-simd-threaded.wasm',
  bytes: 14_264_838,
  sha256: '06ba057753da3847e4c24f02d91ab133455b0817c69a44993a9a53a2146df9e3',
}

/** What it takes to embed, smallest first. */
export const MINILM_FILES: readonly ModelFile[] = [
  {
    path: 'tokenizer_config.json',
    bytes: 313,
    sha256: '804239a12d9f9158e1c810b01ff60cfd2963415546c72a15e7f7224b52091b7c',
  },
  { path: 'config.json', bytes: 535, sha256: '99be181e752f7adb2bc2358ab0d2193ee8522e3a04578ad77afc185611301b4f' },
  {
    path: 'tokenizer.json',
    bytes: 466_081,
    sha256: '5fd1c882abbd30517dced455a2c9768945ec726b96727927e4959348d9de550b',
  },
  {
    path: 'onnx/model_quantized.onnx',
    bytes: 22_902_849,
    sha256: 'ecba2446d6b643687501f7efbad810ff5e7557532016f286c567d651c520584e',
  },
]

/**
 * Checks presence, length and digest of every file. DocentError `model-missing` or `model-corrupt` with the path: vectors
 * of other weights would be compared with those of a catalog and mean nothing.
 */
export async function verifyMiniLmFiles(files: ModelFiles, sha256: Sha256 | undefined): Promise<void> {
  for (const expected of MINILM_FILES) {
    const file = files.get(expected.path)
    if (file === undefined) throw missing(expected.path)
    await verifyModelFile(expected, file, sha256)
  }
}

/** Checks one file, by its length alone where there is no digest. DocentError `model-corrupt`. */
export async function verifyModelFile(
  { path, bytes, sha256: expected }: ModelFile,
  file: Uint8Array<ArrayBuffer>,
  sha256: Sha256 | undefined,
): Promise<void> {
  if (file.length !== bytes) throw corrupt(path, `${bytes} bytes`, `${file.length}`)
  const found = await sha256?.(file)
  if (found !== undefined && found !== expected) throw corrupt(path, `SHA-256 ${expected}`, found)
}

function missing(path: string): DocentError {
  return new DocentError(
    'model-missing',
    `Expected the model file ${path}, found none. Copy the folder public/models/${MINILM_ID} of the Docent repository to where models are looked for.`,
    { path },
  )
}

function corrupt(path: string, expected: string, found: string): DocentError {
  return new DocentError(
    'model-corrupt',
    `The model file ${path} is not the one of ${MINILM_ID}: expected ${expected}, found ${found}. Copy it again from the Docent repository.`,
    { path, expected, found },
  )
}
