/** Reads the files of an embedding model from a disk. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'

/** The files at `paths` inside `folder`, by path. DocentError `model-missing` with the path that cannot be read. */
export async function readModelFolder(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const path of paths) files.set(path, await readPart(join(folder, path)))
  return files
}

async function readPart(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw new DocentError(
      'model-missing',
      `Expected the model file ${path}, found none that can be read. Copy the folder public/models/all-MiniLM-L6-v2 of the Docent repository there, or name another place with --model DIR.`,
      { path },
      error,
    )
  }
}
