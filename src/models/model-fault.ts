/** The error of a model file that cannot be used. */
import { DocentError } from '../base/docent-error.ts'

/** DocentError `model-invalid`: what was expected of the file, what was found, and what to do. Names no path. */
export function invalidModel(expected: string, found: string, cause?: unknown): DocentError {
  return new DocentError(
    'model-invalid',
    `This model file cannot be used: expected ${expected}, found ${found}. Load it again; if it stays so, train it again with this version of docent.`,
    { expected, found },
    cause,
  )
}
