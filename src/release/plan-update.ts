/** The cheapest way from the catalog that a device has to a release. */
import type { DeltaEntry, Head } from './head.ts'
import { SHARDS, type ShardEntry } from './release-lists.ts'
import type { ReleaseManifest } from './release-manifest.ts'

/** `bytes` is what is still to be fetched, `info` whether its object is part of it. */
export type UpdatePlan =
  | { readonly path: 'nothing'; readonly bytes: 0 }
  | { readonly path: 'delta'; readonly bytes: number; readonly info: boolean; readonly delta: DeltaEntry }
  | {
      readonly path: 'shards'
      readonly bytes: number
      readonly info: boolean
      /** Shards to fetch, by number, ascending. */
      readonly shards: ReadonlyMap<number, ShardEntry>
    }
  | { readonly path: 'full'; readonly bytes: number; readonly info: true }

/** What the device has; asked for piece by piece, since most updates need the first only. */
export interface OwnCatalog {
  readonly version: string
  readonly dim: number
  /** Whether its info is the release's: `isInfoOf`. */
  readonly hasInfo: () => Promise<boolean>
  /** `shardDigests` of it. */
  readonly shardDigests: () => Promise<readonly string[]>
}

/** The two lists of the release, verified and read; each costs a request. */
export interface ReleaseLists {
  readonly deltas: () => Promise<readonly DeltaEntry[]>
  readonly shards: () => Promise<readonly ShardEntry[]>
}

/**
 * [SY16] In this order, the first that costs fewer bytes than the whole: nothing, where the version is the same; the
 * delta that the head names; an older one; the shards that differ; else the whole. Vectors of another dim lead to the
 * whole. A list is asked for only where all before it failed, and fetching it cannot cost more than it saves. What the
 * functions throw is passed on.
 */
export async function planUpdate(
  own: OwnCatalog | undefined,
  head: Head,
  manifest: ReleaseManifest,
  lists: ReleaseLists,
): Promise<UpdatePlan> {
  if (own?.version === manifest.version) return { path: 'nothing', bytes: 0 }
  const whole = manifest.info.bytes + manifest.items.bytes + manifest.vectors.bytes
  const full: UpdatePlan = { path: 'full', bytes: whole, info: true }
  if (own === undefined || own.dim !== manifest.dim) return full

  const info = !(await own.hasInfo())
  const infoBytes = info ? manifest.info.bytes : 0
  const byDelta = (delta: DeltaEntry | undefined): UpdatePlan | undefined =>
    delta?.from === own.version && delta.bytes + infoBytes < whole
      ? { path: 'delta', bytes: delta.bytes + infoBytes, info, delta }
      : undefined

  const shortest = byDelta(head.delta)
  if (shortest !== undefined) return shortest
  if (infoBytes + manifest.deltas.bytes >= whole) return full
  const older = byDelta((await lists.deltas()).find(({ from }) => from === own.version))
  if (older !== undefined) return older
  if (infoBytes + manifest.shards.bytes >= whole) return full
  const shards = differingShards(await own.shardDigests(), await lists.shards())
  const bytes = infoBytes + [...shards.values()].reduce((sum, shard) => sum + shard.bytes, 0)
  return bytes < whole ? { path: 'shards', bytes, info, shards } : full
}

/** The shards of a release, by number, that are others than a device's own. */
export function differingShards(
  own: readonly string[],
  entries: readonly ShardEntry[],
): ReadonlyMap<number, ShardEntry> {
  const differing = new Map<number, ShardEntry>()
  for (let shard = 0; shard < SHARDS; shard++) {
    const entry = entries[shard]
    if (entry !== undefined && entry.rawSha256 !== own[shard]) differing.set(shard, entry)
  }
  return differing
}
