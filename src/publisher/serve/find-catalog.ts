/** The catalog that a served folder holds: the folder itself, or the `catalog` of an app. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import { MANIFEST_FILE } from '../../catalog/build-pack.ts'

/** Where apps have it. */
const IN_AN_APP = 'catalog'

/** A folder with a manifest. Error: `catalog-missing`, with the places that were looked at. */
export async function findCatalog(folder: string): Promise<string> {
  for (const place of [folder, join(folder, IN_AN_APP)]) {
    const found = await stat(join(place, MANIFEST_FILE)).catch(() => undefined)
    if (found?.isFile()) return place
  }
  throw new DocentError(
    'catalog-missing',
    `Expected ${MANIFEST_FILE} in ${folder} or in ${join(folder, IN_AN_APP)}, found none. Name the folder that docent build wrote, or leave --api out.`,
    { folder },
  )
}
