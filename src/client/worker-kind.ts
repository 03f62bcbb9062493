/** WorkerKind: the words in which a worker that fails is spoken of, and the codes of its failures. */
import type { ErrorCode } from '../base/docent-error.ts'

export interface WorkerKind {
  /** After "the": `vault`. */
  readonly name: string
  /** What its file calls: `runVault()`. */
  readonly runs: string
  readonly codes: { readonly timeout: ErrorCode; readonly unavailable: ErrorCode }
  /** What to do when it was given up. */
  readonly whenDown: string
  /** What to do when it was closed. */
  readonly whenClosed: string
}

export const VAULT: WorkerKind = {
  name: 'vault',
  runs: 'runVault()',
  codes: { timeout: 'vault-timeout', unavailable: 'vault-unavailable' },
  whenDown: 'Reload the page; tracked events wait until then.',
  whenClosed: 'Call createDocent() again.',
}
