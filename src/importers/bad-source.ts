/** The error of a source that is refused as a whole. */
import { DocentError } from '../base/docent-error.ts'

/** `file: expected this, found that. Nothing was written.`, with all three in the details. */
export function badSource(file: string, expected: string, found: string, cause?: unknown): DocentError {
  const message = `${file}: expected ${expected}, found ${found}. Nothing was written.`
  return new DocentError('build-bad-source', message, { file, expected, found }, cause)
}
