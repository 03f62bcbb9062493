/** The failures of understanding text on this page, in words. */
import { DocentError, type ErrorCode } from '../../base/docent-error.ts'
import type { WorkerKind } from '../worker-kind.ts'

export const EMBEDDER: WorkerKind = {
  name: 'embedder',
  runs: 'runEmbedder()',
  codes: { timeout: 'embed-timeout', unavailable: 'embed-unavailable' },
  whenDown: 'Search by words goes on; load() tries again.',
  whenClosed: 'Call createDocent() again.',
}

export function cancelled(): DocentError {
  return new DocentError('embed-cancelled', 'Expected to embed a text, found that its signal was aborted.')
}

export function unavailable(because: string): DocentError {
  const message = `Expected a running embedder, found none: ${because}. ${EMBEDDER.whenDown}`
  return new DocentError(EMBEDDER.codes.unavailable, message)
}

/** True for one of `codes`. */
export function hasCode(thrown: unknown, ...codes: readonly ErrorCode[]): thrown is DocentError {
  return thrown instanceof DocentError && codes.includes(thrown.code)
}
