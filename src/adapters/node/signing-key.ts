/** Private keys of a publisher: made, read and signed with, by Node's crypto. */
import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'
import { toBase64Url } from '../../base/base64url.ts'
import type { PublicKey, SignatureAlgorithm, Signer } from '../../ports/signatures.ts'
import { p256Signature } from './p256-signature.ts'

/** A private key as data. `secret`: base64url of 32 bytes, the seed of Ed25519 or the scalar of P-256. */
export interface SigningKey extends PublicKey {
  readonly secret: string
}

/** First byte of an uncompressed point of a curve (SEC 1). */
const UNCOMPRESSED = 4
const COORDINATE_BYTES = 32

/** A new key, by the system's randomness. */
export function generateSigningKey(alg: SignatureAlgorithm): SigningKey {
  const { privateKey } =
    alg === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' })
  return { alg, public: publicOf(alg, jwk), secret: jwk.d ?? '' }
}

/** Signs with a key. Throws TypeError when its parts do not belong together, or are no key at all. */
export function signerOf({ alg, public: text, secret }: SigningKey): Signer {
  const privateKey = createPrivateKey({ key: jwkOf(alg, text, secret), format: 'jwk' })
  const key = { alg, public: text }
  return alg === 'Ed25519'
    ? { key, sign: async (bytes) => new Uint8Array(sign(null, bytes, privateKey)) }
    : { key, sign: async (bytes) => p256Signature(bytes, privateKey) }
}

function jwkOf(alg: SignatureAlgorithm, text: string, d: string): JsonWebKey {
  if (alg === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: text, d }
  const raw = Buffer.from(text, 'base64url')
  const x = raw.subarray(1, 1 + COORDINATE_BYTES).toString('base64url')
  const y = raw.subarray(1 + COORDINATE_BYTES).toString('base64url')
  return { kty: 'EC', crv: 'P-256', x, y, d }
}

function publicOf(alg: SignatureAlgorithm, { x = '', y = '' }: JsonWebKey): string {
  if (alg === 'Ed25519') return x
  return toBase64Url(Buffer.concat([Buffer.of(UNCOMPRESSED), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]))
}
