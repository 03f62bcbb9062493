/** Who signed an envelope: the one place that counts signatures. */
import { DocentError } from '../base/docent-error.ts'
import type { Sha256 } from '../catalog/manifest-file.ts'
import type { PublicKey, SignatureVerifier } from '../ports/signatures.ts'
import { type Envelope, type Role, signedBytes } from './envelope.ts'
import type { Root, RoleKeys } from './root.ts'

/** What verifying needs of the outside. */
export interface VerifyTools {
  readonly signatures: SignatureVerifier
  readonly sha256: Sha256
}

/** The keys that may sign a file. */
export interface Signatories extends RoleKeys {
  readonly publicKeys: Readonly<Record<string, PublicKey>>
}

export function signatoriesOf(root: Root, role: Role): Signatories {
  return { ...root.roles[role], publicKeys: root.keys }
}

/**
 * [SY4] Settles when the envelope is signed by `threshold` different keys of one algorithm that this engine can verify,
 * and every signature by a key of `by` is right; else DocentError `sync-bad-signature`. `others`: ids of keys that may
 * have signed besides, and are not looked at; a signature by any other key is refused, so that no byte of an envelope is
 * without meaning. Cost: one verification a signature, of the bytes as they are.
 */
export async function checkSignatures(
  { signatures, payload }: Envelope,
  role: Role,
  by: Signatories,
  others: readonly string[],
  verifier: SignatureVerifier,
  what: string,
): Promise<void> {
  const bytes = signedBytes(role, payload)
  const right = new Map<string, number>()
  for (const { key: id, signature } of signatures) {
    const key = by.keys.includes(id) ? by.publicKeys[id] : undefined
    if (key === undefined) {
      if (others.includes(id)) continue
      throw badSignature(what, `signatures by keys of the role ${role}`, `one by ${id}`)
    }
    if (!verifier.algorithms.has(key.alg)) continue
    if (!(await verifier.verify(key, bytes, signature))) {
      throw badSignature(what, 'bytes as they were signed', `others, by the signature of ${id}`)
    }
    right.set(key.alg, (right.get(key.alg) ?? 0) + 1)
  }
  const most = Math.max(0, ...right.values())
  if (most >= by.threshold) return
  throw badSignature(what, `${by.threshold} signatures of one algorithm for the role ${role}`, `${most}`)
}

function badSignature(what: string, expected: string, found: string): DocentError {
  return new DocentError(
    'sync-bad-signature',
    `${what} is not what its publisher signed: expected ${expected}, found ${found}. Nothing of it is used, and the catalog on this device stays as it is.`,
    { what, expected, found },
  )
}
