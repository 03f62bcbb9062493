/** The error of something signed that is not of the form that it must have. */
import { DocentError } from '../base/docent-error.ts'

/** DocentError `sync-bad-format`: `what` is the file or object, `expected` and `found` say what is wrong with it. */
export function badFormat(what: string, expected: string, found: string, cause?: unknown): DocentError {
  return new DocentError(
    'sync-bad-format',
    `${what} cannot be read: expected ${expected}, found ${found}. The catalog on this device stays as it is; publish the release again with this version's docent release.`,
    { what, expected, found },
    cause,
  )
}
