/** Which objects of a site a release needs, now or to make the next delta from. */
import { readDeltaList, readShardList } from '../../release/release-lists.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import { readRaw } from './site-files.ts'

/** The objects from which a delta can be made: the list of shards, and the shards. Errors of `readRaw`. */
export async function shardObjects(folder: string, { shards }: ReleaseManifest): Promise<readonly string[]> {
  const entries = readShardList(await readRaw(folder, shards, 'a list of shards'))
  return [shards.sha256, ...entries.map(({ sha256 }) => sha256)]
}

/** What else a device may ask for on its way to this release, but the manifest itself. Errors of `readRaw`. */
export async function releaseObjects(folder: string, manifest: ReleaseManifest): Promise<readonly string[]> {
  const { info, items, vectors, models = [], deltas } = manifest
  const entries = readDeltaList(await readRaw(folder, deltas, 'a list of deltas'))
  return [info, items, vectors, ...models, deltas, ...entries].map(({ sha256 }) => sha256)
}
