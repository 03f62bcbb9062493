/** Opens the embedding model in Node: finds its folder, reads the files, wires the adapter. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readModelFolder } from '../adapters/node/read-model-folder.ts'
import { readOrtWasm } from '../adapters/node/read-ort-wasm.ts'
import { sha256Hex } from '../adapters/node/sha256.ts'
import { MINILM_FILES, MINILM_ID } from '../adapters/transformers/minilm-files.ts'
import { createMiniLmModel } from '../adapters/transformers/minilm-model.ts'
import { loadTransformersLibrary } from '../adapters/transformers/transformers-library.ts'
import type { EmbeddingModel } from '../ports/embedding-model.ts'
import { packageFolder } from './package-folder.ts'

const MODEL_FOLDER = join('public', 'models', MINILM_ID)

/** The model's folder: the one that was named, else `public/models/...` under `cwd`, else under Docent itself. */
export function findModelFolder(cwd: string, named?: string): string {
  if (named !== undefined) return resolve(cwd, named)
  const here = join(cwd, MODEL_FOLDER)
  return existsSync(here) ? here : join(packageFolder(), MODEL_FOLDER)
}

/** Opens all-MiniLM-L6-v2 from `folder`, in about a second. DocentError `model-missing`, `model-corrupt`. */
export async function openMiniLm(folder: string): Promise<EmbeddingModel> {
  const files = await readModelFolder(
    folder,
    MINILM_FILES.map(({ path }) => path),
  )
  const [library, wasmBinary] = await Promise.all([loadTransformersLibrary(), readOrtWasm()])
  return createMiniLmModel({ files, sha256: sha256Hex, library, wasmBinary })
}
