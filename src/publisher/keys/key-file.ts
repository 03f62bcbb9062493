/** KeyFile: the private keys of one person or one machine for one role, in a file that only its owner reads (SPEC PB40). */
import { open, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { generateSigningKey, type SigningKey } from '../../adapters/node/signing-key.ts'
import { DocentError } from '../../base/docent-error.ts'
import { parseInput } from '../../contracts/parse-input.ts'
import type { SignatureAlgorithm } from '../../ports/signatures.ts'
import type { Role } from '../../release/envelope.ts'
import { KeyId, keyId } from '../../release/key-id.ts'

/** Ends the name of every file of private keys; `docent serve` shows none of them. */
export const KEY_FILE_END = '.key.json'
/** Read and written by the owner, by nobody else. */
const OWNER_ONLY = 0o600
const OTHERS = 0o077

const PrivateKey = z.readonly(
  z.strictObject({ id: KeyId, alg: z.enum(['Ed25519', 'P-256']), public: z.string(), secret: z.string() }),
)
const KeyFileContents = z.strictObject({
  docent: z.literal('private keys'),
  role: z.enum(['root', 'release', 'head']),
  threshold: z.optional(z.int().check(z.gte(1))),
  keys: z.readonly(z.array(PrivateKey).check(z.minLength(1))),
})

export interface KeyFile {
  /** Where it lies. */
  readonly path: string
  readonly role: Role
  /** One an algorithm. */
  readonly keys: readonly (SigningKey & { readonly id: string })[]
  /** Of a root key: how many holders sign a root together. Counts until there is a root, which says it from then on. */
  readonly threshold?: number
  /** Whether others than the owner could read it. */
  readonly readByOthers: boolean
}

/** New keys for one holder of a role, and the path that they will lie at in `folder`, which is named after the first. */
export async function newKeyFile(
  folder: string,
  role: Role,
  algorithms: readonly SignatureAlgorithm[],
): Promise<KeyFile> {
  const keys = await Promise.all(
    algorithms.map(async (alg) => {
      const key = generateSigningKey(alg)
      return { id: await keyId(key, sha256Hex), ...key }
    }),
  )
  const path = join(folder, `${role}-${keys[0]?.id ?? ''}${KEY_FILE_END}`)
  return { path, role, keys, readByOthers: false }
}

/** Writes the file with mode 600; never over another. */
export async function writeKeyFile({ path, role, threshold, keys }: KeyFile): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY)
  try {
    await file.chmod(OWNER_ONLY) // the mode above is less where the process has a mask
    await file.writeFile(`${JSON.stringify({ docent: 'private keys', role, threshold, keys }, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** DocentError `keys-missing` when there is no such file, or it is none of keys; its message has nothing of its contents. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  let value: unknown
  let mode = 0
  try {
    mode = (await stat(path)).mode
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    // The parser's message would quote the file.
    throw notKeys(path, error instanceof SyntaxError ? 'text that is no JSON' : 'none that can be read')
  }
  try {
    const { role, threshold, keys } = parseInput(KeyFileContents, value, 'keys-missing', basename(path))
    const readByOthers = (mode & OTHERS) !== 0
    return { path, role, ...(threshold === undefined ? {} : { threshold }), keys, readByOthers }
  } catch {
    throw notKeys(path, 'JSON of another form')
  }
}

function notKeys(path: string, found: string): DocentError {
  return new DocentError(
    'keys-missing',
    `Expected a file of private keys that docent keys wrote at ${path}, found ${found}. Copy it from where it is kept.`,
    { path, found },
  )
}
