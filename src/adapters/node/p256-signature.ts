/**
 * ECDSA over P-256 with SHA-256 whose nonce follows from key and message (RFC 6979), because Node's own signatures are
 * random and a release is built to the same bytes twice. The point is multiplied by Node's crypto; only the arithmetic
 * modulo the order of the curve is done here. For a publisher's own machine: its time depends on the key.
 */
import { createECDH, createHash, createHmac, type KeyObject } from 'node:crypto'

/** Order of the group (FIPS 186-4, D.1.2.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const BYTES = 32

/** r and s, 32 bytes each. `key` is a P-256 private key. */
export function p256Signature(message: Uint8Array, key: KeyObject): Uint8Array<ArrayBuffer> {
  const secret = numberOf(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'))
  const digest = numberOf(createHash('sha256').update(message).digest()) % ORDER
  for (const nonce of noncesOf(secret, digest)) {
    const point = createECDH('prime256v1')
    point.setPrivateKey(bytesOf(nonce))
    const r = numberOf(point.getPublicKey().subarray(1, 1 + BYTES)) % ORDER
    const s = (inverse(nonce) * (digest + r * secret)) % ORDER
    if (r !== 0n && s !== 0n) return new Uint8Array(Buffer.concat([bytesOf(r), bytesOf(s)]))
  }
  throw new Error('Expected a nonce, found none.') // noncesOf does not end
}

/** RFC 6979, section 3.2, steps b to h, with SHA-256. */
function* noncesOf(secret: bigint, digest: bigint): Generator<bigint, void> {
  const seed = Buffer.concat([bytesOf(secret), bytesOf(digest)])
  let v = Buffer.alloc(BYTES, 1)
  let k = Buffer.alloc(BYTES, 0)
  for (const step of [0, 1]) {
    k = hmac(k, v, Buffer.of(step), seed)
    v = hmac(k, v)
  }
  for (;;) {
    v = hmac(k, v)
    const nonce = numberOf(v)
    if (nonce > 0n && nonce < ORDER) yield nonce
    k = hmac(k, v, Buffer.of(0))
    v = hmac(k, v)
  }
}

function hmac(key: Buffer, ...parts: readonly Buffer[]): Buffer<ArrayBuffer> {
  return Buffer.from(createHmac('sha256', key).update(Buffer.concat(parts)).digest())
}

/** Modulo ORDER, a prime: a^(ORDER - 2) by Fermat. */
function inverse(a: bigint): bigint {
  let result = 1n
  let base = a
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % ORDER
    base = (base * base) % ORDER
  }
  return result
}

function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`)
}

function bytesOf(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * BYTES, '0'), 'hex')
}
