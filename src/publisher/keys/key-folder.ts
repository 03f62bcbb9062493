/** KeyFolder: what `docent keys` wrote: private keys, and the roots that say which of them count. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { webSignatures } from '../../adapters/webcrypto/signatures.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { VerifyTools } from '../../release/check-signatures.ts'
import { MAX_ROOT_STEPS, type Root, rootPath } from '../../release/root.ts'
import { openRoot, verifyNextRoot } from '../../release/verify-root-chain.ts'
import { KEY_FILE_END, type KeyFile, readKeyFile } from './key-file.ts'

/** A root as it is signed, and what it says. */
export interface SignedRoot {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly root: Root
}

export interface KeyFolder {
  readonly folder: string
  readonly files: readonly KeyFile[]
  /** From root 1 on; none where the catalog was not known yet when the keys were made. */
  readonly roots: readonly SignedRoot[]
}

/** Verifying by this process. */
export async function verifyTools(): Promise<VerifyTools> {
  const signatures = await webSignatures()
  if (signatures === undefined) throw new DocentError('internal', 'Expected WebCrypto in Node, found none.')
  return { signatures, sha256: sha256Hex }
}

/**
 * Reads the folder, and key files that lie elsewhere. The chain of roots is verified. DocentError `keys-missing` when it
 * is no folder of keys, and the errors of `readKeyFile` and `verifyNextRoot`.
 */
export async function readKeyFolder(folder: string, elsewhere: readonly string[] = []): Promise<KeyFolder> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw notAKeyFolder(folder, error)
  })
  const paths = names.filter((name) => name.endsWith(KEY_FILE_END)).toSorted()
  const files: KeyFile[] = []
  for (const path of [...paths.map((name) => join(folder, name)), ...elsewhere]) files.push(await readKeyFile(path))
  const roots = await readRoots(folder, await verifyTools())
  if (files.length === 0 && roots.length === 0) throw notAKeyFolder(folder)
  return { folder, files, roots }
}

/** The roots that lie in a folder of keys or a site, verified one by the other; root 1 is taken as it is. */
export async function readRoots(folder: string, tools: VerifyTools): Promise<readonly SignedRoot[]> {
  const roots: SignedRoot[] = []
  for (let n = 1; n <= MAX_ROOT_STEPS; n++) {
    const bytes = await readFile(join(folder, rootPath(n))).catch(() => undefined)
    if (bytes === undefined) break
    const envelope = new Uint8Array(bytes)
    const before = roots.at(-1)?.root
    const root = before === undefined ? await openRoot(envelope, tools) : await verifyNextRoot(before, envelope, tools)
    roots.push({ bytes: envelope, root })
  }
  return roots
}

function notAKeyFolder(folder: string, cause?: unknown): DocentError {
  return new DocentError(
    'keys-missing',
    `Expected a folder that docent keys wrote at ${folder}, found none. Make one with docent keys -o ${folder}.`,
    { folder },
    cause,
  )
}
