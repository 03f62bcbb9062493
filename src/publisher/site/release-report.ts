/** What is asked of a release, and what it says at its end. */
import type { ReleaseChanges, ReleaseCosts } from './release-effects.ts'
import type { SiteState } from './site-state.ts'

export interface SiteRequest {
  /** Folder of keys, and files of keys that lie elsewhere. */
  readonly keys: string
  readonly elsewhere: readonly string[]
  readonly site: string
  /** Epoch ms: when the head is signed. */
  readonly issued: number
  readonly expiresDays: number
}

export interface ReleaseReport {
  /** 'refreshed': the same release under a new head. */
  readonly outcome: 'released' | 'unchanged' | 'refreshed'
  readonly catalog: string
  readonly epoch: number
  readonly seq: number
  readonly version: string
  readonly count: number
  /** The newest root that the head names. */
  readonly root: number
  /** Epoch ms. */
  readonly issued: number
  readonly expires: number
  /** Against the release before; absent of the first. */
  readonly changes?: ReleaseChanges
  readonly bytes?: ReleaseCosts
  /** Releases before that have a delta of their own. */
  readonly deltas?: number
  readonly objects?: { readonly written: number; readonly removed: number }
  readonly warnings: readonly string[]
}

/** What every report says of a release. */
export function statusOf({ head, manifest }: Pick<SiteState, 'head' | 'manifest'>) {
  const { catalog, epoch, seq, root, issued, expires } = head
  return { catalog, epoch, seq, version: manifest.version, count: manifest.count, root, issued, expires }
}
