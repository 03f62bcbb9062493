/** The DocentError that an action ends in; throws when it succeeds or ends in anything else. */
import { DocentError } from '../../src/base/docent-error.ts'

export async function refusalOf(action: () => unknown): Promise<DocentError> {
  try {
    await action()
  } catch (error) {
    if (error instanceof DocentError) return error
    throw error
  }
  throw new Error('Expected a DocentError, but the action succeeded.')
}
