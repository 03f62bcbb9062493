/** Keys that are made in a page, and cannot leave it. */
import { toBase64Url } from '../../base/base64url.ts'
import type { SignatureAlgorithm, Signer } from '../../ports/signatures.ts'

const ALGORITHMS = {
  Ed25519: { key: { name: 'Ed25519' }, sign: { name: 'Ed25519' } },
  'P-256': { key: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash: 'SHA-256' } },
} as const

/**
 * A new key, by the engine's randomness; its private half cannot be exported. Undefined where the engine does not know
 * the algorithm, or the page came over plain http. Signatures by P-256 differ every time: the engine draws a nonce.
 */
export async function generateWebSigner(alg: SignatureAlgorithm): Promise<Signer | undefined> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  const { key, sign } = ALGORITHMS[alg]
  const pair = await subtle?.generateKey(key, false, ['sign', 'verify']).catch(() => undefined)
  if (!pair || !('privateKey' in pair)) return undefined
  const raw = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
  return {
    key: { alg, public: toBase64Url(raw) },
    sign: async (bytes) => new Uint8Array(await subtle.sign(sign, pair.privateKey, Uint8Array.from(bytes))),
  }
}
