/** What an alert means, in one sentence. */
import type { Alert } from './admin-state.ts'
import { measureOf } from './feature-measures.ts'

export function alertWords({ kind, about }: Alert): string {
  if (kind === 'degraded') return about
  const { words } = measureOf(about)
  return kind === 'stale'
    ? `“${words}” (${about}) has outlived its time: the next reader has it counted again.`
    : `“${words}” (${about}) has lost its last record: nothing is known of it any more.`
}
