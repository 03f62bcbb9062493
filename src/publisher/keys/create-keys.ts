/** Makes the keys of a new catalog: for the root, for releases and for heads (SPEC PB40). */
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import type { SignatureAlgorithm } from '../../ports/signatures.ts'
import { MAX_SIGNATURES } from '../../release/envelope.ts'
import { rootPath } from '../../release/root.ts'
import { writeAtomically } from '../write-atomically.ts'
import { type KeyFile, newKeyFile, writeKeyFile } from './key-file.ts'
import { FIRST_FLOOR, rootOf, signedRoot } from './sign-root.ts'

export interface KeysRequest {
  /** New: what is there already is never touched. */
  readonly folder: string
  /** Without it there are keys only, and the first release makes the root. */
  readonly catalog?: string
  /** Holders of root keys, and how many of them sign a root together. */
  readonly roots: number
  readonly threshold: number
  readonly algorithms: readonly SignatureAlgorithm[]
}

const OWNER_ONLY = 0o700

/**
 * Makes the folder with mode 700 and in it a file of keys for every holder of the root, one for releases, one for heads;
 * with a catalog also `root/1`. DocentError `keys-exist` when there is anything at the folder's place, `cli-bad-input`
 * for a threshold that cannot be met or signed for. All files or no folder.
 */
export async function createKeys(request: KeysRequest): Promise<readonly KeyFile[]> {
  const { folder, catalog, roots, threshold, algorithms } = request
  checkThreshold(request)
  await makeFolder(folder)
  try {
    const files: KeyFile[] = []
    for (let i = 0; i < roots; i++) files.push({ ...(await newKeyFile(folder, 'root', algorithms)), threshold })
    files.push(await newKeyFile(folder, 'release', algorithms), await newKeyFile(folder, 'head', algorithms))
    for (const file of files) await writeKeyFile(file)
    if (catalog !== undefined) await writeAtomically(join(folder, rootPath(1)), await firstRoot(files, catalog))
    return files
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Root 1 of `catalog`, by new keys. DocentError `keys-missing` where those of the root are not among them. */
export function firstRoot(files: readonly KeyFile[], catalog: string): Promise<Uint8Array<ArrayBuffer>> {
  const keysOf = (role: KeyFile['role']) => files.filter((file) => file.role === role).flatMap(({ keys }) => keys)
  const holders = files.filter(({ role }) => role === 'root')
  if (holders.length === 0 || keysOf('release').length === 0 || keysOf('head').length === 0) {
    throw new DocentError(
      'keys-missing',
      'There is no root yet: expected files of root, release and head keys to make the first, found fewer. Put all that docent keys wrote into the folder of keys.',
      { roles: files.map(({ role }) => role) },
    )
  }
  const root = rootOf({
    catalog,
    n: 1,
    floor: FIRST_FLOOR,
    thresholds: { root: holders[0]?.threshold ?? 1, release: 1, head: 1 },
    keys: { root: keysOf('root'), release: keysOf('release'), head: keysOf('head') },
  })
  return signedRoot(root, undefined, files)
}

/** One holder more than the threshold signs where another is replaced, with every algorithm, and all must fit. */
function checkThreshold({ roots, threshold, algorithms }: KeysRequest): void {
  const most = Math.min(roots, Math.floor(MAX_SIGNATURES / algorithms.length) - 1)
  if (threshold >= 1 && threshold <= most) return
  throw new DocentError(
    'cli-bad-input',
    `Expected a threshold from 1 to ${most} for ${roots} root keys of ${algorithms.length} algorithms, found ${threshold}.`,
    { roots, threshold },
  )
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(dirname(folder), { recursive: true })
    await mkdir(folder, { mode: OWNER_ONLY })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    throw new DocentError(
      'keys-exist',
      `Expected no ${folder} yet, found one: keys are never written over. Name another folder with -o, or change these keys with --rotate or --revoke.`,
      { folder },
      error,
    )
  }
}
