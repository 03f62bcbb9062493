/** Reads what a publisher says of a catalog beside its records. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { DocentError } from '../base/docent-error.ts'
import { infoFromName } from '../catalog/info-from-name.ts'
import { CatalogInfo } from '../contracts/catalog-manifest.ts'
import { parseInput } from '../contracts/parse-input.ts'

/** The CatalogInfo in the JSON file at `path`. DocentError `build-bad-source` when it cannot be read or does not fit. */
export async function readCatalogInfo(path: string): Promise<CatalogInfo> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw badInfo(path, 'no file that can be read', error)
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw badInfo(path, 'text that is no JSON', error)
  }
  return parseInput(CatalogInfo, value, 'build-bad-source', path)
}

/** What a catalog in `folder` is called when nobody says: by the folder's name. */
export function infoFromFolder(folder: string): CatalogInfo {
  return infoFromName(basename(folder))
}

function badInfo(path: string, found: string, cause: unknown): DocentError {
  return new DocentError(
    'build-bad-source',
    `Expected a JSON file with catalogId and title at ${path}, found ${found}. Nothing was written.`,
    { path },
    cause,
  )
}
