/** The error of storage that was lent and then failed. */
import { DocentError } from './docent-error.ts'

/** DocentError `storage-failed`: `expected` is what was to be done, `todo` what to do now; `cause` says what was found. */
export function storageFailed(expected: string, cause: unknown, todo: string): DocentError {
  const found = cause instanceof Error ? cause.message : String(cause)
  return new DocentError(
    'storage-failed',
    `Expected ${expected}, found: ${found}. ${todo}`,
    { because: 'failed' },
    cause,
  )
}
