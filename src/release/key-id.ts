/** Public keys as a root lists them, and the ids that they go by. */
import * as z from 'zod/mini'
import { fromBase64Url } from '../base/base64url.ts'
import type { Sha256 } from '../catalog/manifest-file.ts'
import type { PublicKey, SignatureAlgorithm } from '../ports/signatures.ts'

/** Bytes of a raw public key. */
export const RAW_KEY_BYTES: Readonly<Record<SignatureAlgorithm, number>> = { Ed25519: 32, 'P-256': 65 }
const ID_DIGITS = 16

export const KeyId = z.string().check(z.regex(/^[0-9a-f]{16}$/, 'a key id of 16 hex digits'))

export const PublicKeySchema = z.readonly(
  z.strictObject({ alg: z.enum(['Ed25519', 'P-256']), public: z.string().check(z.maxLength(100)) }).check(
    z.refine((key) => fromBase64Url(key.public)?.length === RAW_KEY_BYTES[key.alg], {
      message: 'a raw public key in base64url (32 bytes for Ed25519, 65 for P-256)',
      path: ['public'],
    }),
  ),
)

/** [SY3] The first 16 hex digits of SHA-256 over algorithm, colon and raw key. Never throws for a parsed key. */
export async function keyId({ alg, public: text }: PublicKey, sha256: Sha256): Promise<string> {
  const name = new TextEncoder().encode(`${alg}:`)
  const raw = fromBase64Url(text) ?? new Uint8Array()
  const bytes = new Uint8Array(name.length + raw.length)
  bytes.set(name)
  bytes.set(raw, name.length)
  return (await sha256(bytes)).slice(0, ID_DIGITS)
}
