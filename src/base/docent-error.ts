/** The one error class of Docent, and the one list of its codes. The table in SPEC.md says whose each code is. */

export type ErrorCode =
  | 'bandit-features-invalid'
  | 'bandit-propensity-invalid'
  | 'bandit-reward-invalid'
  | 'bandit-reward-unknown'
  | 'bandit-state-invalid'
  | 'bandit-state-newer'
  | 'bandit-unavailable'
  | 'build-bad-mapping'
  | 'build-bad-source'
  | 'catalog-bad-manifest'
  | 'catalog-bad-record'
  | 'catalog-corrupt'
  | 'catalog-dim-mismatch'
  | 'catalog-duplicate-id'
  | 'catalog-missing'
  | 'catalog-not-a-catalog'
  | 'catalog-too-large'
  | 'cli-bad-input'
  | 'config-invalid'
  | 'config-unknown-key'
  | 'content-unknown'
  | 'creator-unknown'
  | 'dataset-invalid'
  | 'dataset-missing'
  | 'embed-cancelled'
  | 'embed-timeout'
  | 'embed-unavailable'
  | 'evaluation-invalid'
  | 'evaluation-leak'
  | 'events-unreadable'
  | 'experiment-invalid'
  | 'export-unasked'
  | 'feature-invalid'
  | 'feature-unknown'
  | 'features-unavailable'
  | 'import-invalid'
  | 'internal'
  | 'keys-exist'
  | 'keys-missing'
  | 'logbook-unavailable'
  | 'model-corrupt'
  | 'model-invalid'
  | 'model-missing'
  | 'no-vault'
  | 'options-invalid'
  | 'product-unknown'
  | 'profile-invalid'
  | 'profile-newer'
  | 'protocol-mismatch'
  | 'recomm-unknown'
  | 'release-too-large'
  | 'rest-bad-request'
  | 'rest-no-method'
  | 'rest-no-path'
  | 'rest-not-json'
  | 'rest-other-profile'
  | 'rest-too-large'
  | 'scenario-unknown'
  | 'search-cancelled'
  | 'storage-failed'
  | 'sync-bad-format'
  | 'sync-bad-signature'
  | 'sync-expired'
  | 'sync-not-a-release'
  | 'sync-older'
  | 'sync-stalled'
  | 'sync-storage'
  | 'sync-too-far-ahead'
  | 'sync-too-large'
  | 'sync-unavailable'
  | 'sync-wrong-catalog'
  | 'sync-wrong-object'
  | 'train-catalog-mismatch'
  | 'training-invalid'
  | 'vault-timeout'
  | 'vault-unavailable'

/**
 * What every failure of Docent is. `message` says what was expected, what was found and what to do. `details` may hold
 * ids, paths and counts, never event contents or query text. `cause` is the lower error, if any.
 */
export class DocentError extends Error {
  override readonly name = 'DocentError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.details = details
  }
}

/** Any thrown value as a DocentError: itself when it is one, else `internal` with the value as cause. */
export function asDocentError(thrown: unknown, code: ErrorCode = 'internal'): DocentError {
  if (thrown instanceof DocentError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new DocentError(code, message, {}, thrown)
}
