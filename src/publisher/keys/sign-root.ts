/** Makes and signs roots from the files of keys. */
import { sha256Hex } from '../../adapters/node/sha256.ts'
import type { Role } from '../../release/envelope.ts'
import type { Position } from '../../release/release-object.ts'
import type { Root } from '../../release/root.ts'
import { signRoot } from '../../release/sign-release.ts'
import type { KeyFile } from './key-file.ts'
import { roleSigners } from './role-signers.ts'

export interface RootPlan {
  readonly catalog: string
  readonly n: number
  readonly floor: Position
  readonly thresholds: Readonly<Record<Role, number>>
  /** Public keys and ids by role; of all holders. */
  readonly keys: Readonly<Record<Role, readonly RootKey[]>>
}

export interface RootKey {
  readonly id: string
  readonly alg: Root['keys'][string]['alg']
  readonly public: string
}

/** The first release of a catalog is 1.1. */
export const FIRST_FLOOR: Position = { epoch: 1, seq: 0 }

export function rootOf({ catalog, n, floor, thresholds, keys }: RootPlan): Root {
  const role = (name: Role) => ({ keys: keys[name].map(({ id }) => id).toSorted(), threshold: thresholds[name] })
  const all = [...keys.root, ...keys.release, ...keys.head].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    schema: 1,
    catalog,
    n,
    floor,
    keys: Object.fromEntries(all.map(({ id, alg, public: text }) => [id, { alg, public: text }])),
    roles: { root: role('root'), release: role('release'), head: role('head') },
  }
}

/** The envelope of `root`, signed by its own root keys and by those of the root before, if there is one. */
export function signedRoot(
  root: Root,
  before: Root | undefined,
  files: readonly KeyFile[],
): Promise<Uint8Array<ArrayBuffer>> {
  const roots = before === undefined ? [root] : [before, root]
  return signRoot(root, roleSigners(files, 'root', roots), sha256Hex)
}
