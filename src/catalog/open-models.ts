/** The model files of a catalog: each is as its manifest says, or refused by name while the rest opens (SPEC CT12). */
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { ModelBytes } from '../ports/catalog-store.ts'
import type { CatalogModel } from '../ports/content-store.ts'
import { corruptFile } from './corrupt-file.ts'
import type { Sha256 } from './manifest-file.ts'

/**
 * One entry for every model file that `manifest` names, in its order; files that it does not name are left out. Checks
 * lengths, then with `sha256` digests. [] for none. Never throws. Cost: one SHA-256 over all of them.
 */
export async function openModels(
  { files }: Pick<CatalogManifest, 'files'>,
  given: readonly ModelBytes[] = [],
  sha256?: Sha256,
): Promise<readonly CatalogModel[]> {
  return Promise.all(
    (files.models ?? []).map(async ({ path, bytes: expected, sha256: digest }): Promise<CatalogModel> => {
      const bytes = given.find((model) => model.path === path)?.bytes
      if (bytes === undefined) return { path, refused: 'it is missing' }
      if (bytes.length !== expected) return { path, refused: `it has ${bytes.length} bytes, not ${expected}` }
      const found = await sha256?.(bytes)
      if (found !== undefined && found !== digest) return { path, refused: `its SHA-256 is ${found}, not ${digest}` }
      return { path, bytes }
    }),
  )
}

/** For publishers, who pass nothing on that is not whole. DocentError `catalog-corrupt` for the first refused model. */
export function wholeModels(models: readonly CatalogModel[]): readonly ModelBytes[] {
  return models.map((model) => {
    if ('bytes' in model) return model
    throw corruptFile(model.path, 'the model file that manifest.json names', `that ${model.refused}`)
  })
}
