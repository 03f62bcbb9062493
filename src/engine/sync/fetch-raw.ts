/** Fetches an object and inflates it. */
import type { CatalogRequest } from './catalog-request.ts'
import { fetchObject } from './fetch-object.ts'
import { openObject } from '../../release/open-object.ts'
import type { ReleaseObject } from '../../release/release-object.ts'

/** The raw bytes of an object. Errors of `fetchObject` and `openObject`. */
export async function fetchRaw(
  object: ReleaseObject,
  what: string,
  { source, parts }: Pick<CatalogRequest, 'source' | 'parts'>,
  onBytes?: (length: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { state, tools } = parts
  const stored = await fetchObject(object, what, { source, state, sha256: tools.sha256, ...(onBytes && { onBytes }) })
  return openObject(stored, object, what, tools)
}
