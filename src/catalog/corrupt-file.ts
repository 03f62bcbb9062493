/** The error of a catalog file that is not what its manifest says. */
import { DocentError } from '../base/docent-error.ts'

/** DocentError `catalog-corrupt`, with the file, what was expected and what was found. */
export function corruptFile(file: string, expected: string, found: string, cause?: unknown): DocentError {
  return new DocentError(
    'catalog-corrupt',
    `${file} is damaged or of another build: expected ${expected}, found ${found}. Load the catalog again; if it stays so, build it again.`,
    { file, expected, found },
    cause,
  )
}
