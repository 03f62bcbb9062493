/** Replaces keys: makes root n + 1, which the keys of root n vouch for (SPEC PB41). */
import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import type { Role } from '../../release/envelope.ts'
import { type Root, rootPath } from '../../release/root.ts'
import { writeAtomically } from '../write-atomically.ts'
import { type KeyFile, newKeyFile, writeKeyFile } from './key-file.ts'
import { readKeyFolder } from './key-folder.ts'
import { type RootKey, rootOf, signedRoot } from './sign-root.ts'

export interface KeyChange {
  readonly folder: string
  /** Files of keys that lie elsewhere. */
  readonly elsewhere: readonly string[]
  /** All keys of these roles are replaced. */
  readonly rotate: readonly Role[]
  /** These keys, and those in the same file, are replaced, and no release that they signed counts any more. */
  readonly revoke: readonly string[]
}

export interface ChangedKeys {
  readonly root: Root
  readonly made: readonly KeyFile[]
  /** Ids that no longer count. */
  readonly removed: readonly string[]
}

/** Where files of keys go that no longer count. */
const RETIRED = 'retired'
const ROLES: readonly Role[] = ['root', 'release', 'head']

/**
 * Writes new files of keys, then `root/<n + 1>`, then puts the old files that lie in the folder aside: after a crash
 * there is the old root or the new one, each with its keys. A revocation begins a new epoch. DocentError `keys-missing`
 * where there is no root yet, an id is none of its keys, or too few root keys are at hand.
 */
export async function changeKeys({ folder, elsewhere, rotate, revoke }: KeyChange): Promise<ChangedKeys> {
  const { files, roots } = await readKeyFolder(folder, elsewhere)
  const before = roots.at(-1)?.root
  if (before === undefined) throw noRootYet(folder)
  for (const id of revoke) if (before.keys[id] === undefined) throw unknownKey(id, before)

  const gone = new Set(revoke.flatMap((id) => holderOf(id, files)))
  for (const role of rotate) for (const id of before.roles[role].keys) gone.add(id)
  const kept: Record<Role, RootKey[]> = { root: [], release: [], head: [] }
  const made: KeyFile[] = []
  for (const role of ROLES) {
    for (const id of before.roles[role].keys) {
      const key = before.keys[id]
      if (!gone.has(id) && key !== undefined) kept[role].push({ id, ...key })
    }
    for (const algorithms of replacedHolders(before, role, gone)) made.push(await newKeyFile(folder, role, algorithms))
  }
  const newKeys = (role: Role) => made.filter((file) => file.role === role).flatMap(({ keys }) => keys)
  const root = rootOf({
    catalog: before.catalog,
    n: before.n + 1,
    floor: revoke.length > 0 ? { epoch: before.floor.epoch + 1, seq: 0 } : before.floor,
    thresholds: {
      root: before.roles.root.threshold,
      release: before.roles.release.threshold,
      head: before.roles.head.threshold,
    },
    keys: {
      root: [...kept.root, ...newKeys('root')],
      release: [...kept.release, ...newKeys('release')],
      head: [...kept.head, ...newKeys('head')],
    },
  })
  const envelope = await signedRoot(root, before, [...files, ...made])
  for (const file of made) await writeKeyFile(file)
  await writeAtomically(join(folder, rootPath(root.n)), envelope)
  await putAside(folder, files, root)
  return { root, made, removed: [...gone].toSorted() }
}

/** Algorithms of each new holder: as many holders as the removed keys of the most frequent algorithm. */
function replacedHolders(before: Root, role: Role, gone: ReadonlySet<string>): readonly RootKey['alg'][][] {
  const holders: RootKey['alg'][][] = []
  const counts = new Map<RootKey['alg'], number>()
  for (const id of before.roles[role].keys) {
    const alg = before.keys[id]?.alg
    if (alg === undefined || !gone.has(id)) continue
    const at = counts.get(alg) ?? 0
    counts.set(alg, at + 1)
    ;(holders[at] ??= []).push(alg)
  }
  return holders.map((algorithms) => algorithms.toSorted())
}

function holderOf(id: string, files: readonly KeyFile[]): readonly string[] {
  const file = files.find(({ keys }) => keys.some((key) => key.id === id))
  return file === undefined ? [id] : file.keys.map((key) => key.id)
}

async function putAside(folder: string, files: readonly KeyFile[], root: Root): Promise<void> {
  for (const { path, keys } of files) {
    if (keys.some(({ id }) => root.keys[id] !== undefined) || path !== join(folder, basename(path))) continue
    await mkdir(join(folder, RETIRED), { recursive: true, mode: 0o700 })
    await rename(path, join(folder, RETIRED, basename(path)))
  }
}

function noRootYet(folder: string): DocentError {
  return new DocentError(
    'keys-missing',
    `Expected a root in ${folder}, found none: nothing was signed by these keys yet. Run docent release first, or make new keys.`,
    { folder },
  )
}

function unknownKey(id: string, { n, keys }: Root): DocentError {
  return new DocentError(
    'keys-missing',
    `Expected a key of root ${n} to revoke, found ${id}. It has: ${Object.keys(keys).join(', ')}.`,
    { id, n },
  )
}
