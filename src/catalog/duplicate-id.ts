/** The error of contents of which two have one id. */
import { DocentError } from '../base/docent-error.ts'

/** DocentError `catalog-duplicate-id`. */
export function duplicateId(id: string): DocentError {
  return new DocentError('catalog-duplicate-id', `Expected every id once, found ${id} twice. Rename one.`, { id })
}
