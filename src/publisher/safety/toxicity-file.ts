/** The model of toxic words that Docent ships: where it lies, and whether it fits a catalog. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import type { CatalogManifest } from '../../contracts/catalog-manifest.ts'
import { decodeModelFile, type ModelFile } from '../../models/model-file.ts'
import { openSafetyModel, type SafetyModel } from '../../models/safety-model.ts'
import { packageFolder } from '../package-folder.ts'

/** Name of the model in a catalog, and of its file. */
export const TOXICITY_FILE = 'toxicity-text.model'
const PLACE = join('public', 'models', 'safety', TOXICITY_FILE)

/** The file: the one that was named, else `public/models/safety/...` under `cwd`, else under Docent itself. */
export function findToxicityFile(cwd: string, named?: string): string {
  if (named !== undefined) return resolve(cwd, named)
  const here = join(cwd, PLACE)
  return existsSync(here) ? here : join(packageFolder(), PLACE)
}

/** Its very bytes. DocentError `model-missing` when they cannot be read. */
export async function readToxicityFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw new DocentError(
      'model-missing',
      `Expected the model of toxic words at ${path}, found no file that can be read. Name it with --model FILE; it is at ${PLACE} of Docent's repository.`,
      { path },
      cause,
    )
  }
}

/**
 * [SF6] The model in `bytes`, for a catalog of `manifest`. DocentError `model-invalid` for one that does not decode, is of
 * another kind, or reads the vectors of another embedding model: those mean something else, even where they are as long.
 */
export function openToxicityFor(manifest: Pick<CatalogManifest, 'dim' | 'modelId'>, bytes: Uint8Array): SafetyModel {
  const file = decodeModelFile(bytes)
  const { kind, inputs } = file.header
  if (kind !== 'toxicity-text') throw unfit('a model of kind toxicity-text', kind)
  const read = embeddingOf(file)
  if (read !== manifest.modelId || inputs.length !== manifest.dim) {
    throw unfit(`a model for ${manifest.dim} numbers of ${manifest.modelId}`, `one for ${inputs.length} of ${read}`)
  }
  return openSafetyModel(file)
}

function embeddingOf({ header }: ModelFile): string {
  return String(header.more?.['embedding'] ?? 'an embedding model that it does not name')
}

function unfit(expected: string, found: string): DocentError {
  return new DocentError(
    'model-invalid',
    `Expected ${expected}, found ${found}. Take a model that was made for this catalog's vectors.`,
    { expected, found },
  )
}
