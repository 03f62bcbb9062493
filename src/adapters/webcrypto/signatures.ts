/** Verifies signatures by WebCrypto: browsers, workers and Node. */
import { fromBase64Url } from '../../base/base64url.ts'
import type { PublicKey, SignatureAlgorithm, SignatureVerifier } from '../../ports/signatures.ts'

const IMPORT: Readonly<Record<SignatureAlgorithm, EcKeyImportParams | { readonly name: string }>> = {
  Ed25519: { name: 'Ed25519' },
  'P-256': { name: 'ECDSA', namedCurve: 'P-256' },
}
const VERIFY: Readonly<Record<SignatureAlgorithm, EcdsaParams | { readonly name: string }>> = {
  Ed25519: { name: 'Ed25519' },
  'P-256': { name: 'ECDSA', hash: 'SHA-256' },
}
const SIGNATURE_BYTES = 64

/** RFC 8032, section 7.1, test 1: the signature of no bytes. An engine that takes it can verify Ed25519. */
const TEST_KEY = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
const TEST_SIGNATURE = '5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw'

/**
 * A verifier; undefined where the page came over plain http, since browsers lend WebCrypto to secure contexts only.
 * `wanted` leaves algorithms out, as an engine without them would.
 */
export async function webSignatures(
  wanted: readonly SignatureAlgorithm[] = ['Ed25519', 'P-256'],
): Promise<SignatureVerifier | undefined> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  if (subtle === undefined) return undefined
  const verify = verifierOf(subtle)
  const algorithms = new Set(wanted)
  if (!(await verify({ alg: 'Ed25519', public: TEST_KEY }, new Uint8Array(), bytesOf(TEST_SIGNATURE)))) {
    algorithms.delete('Ed25519')
  }
  return { algorithms, verify }
}

function verifierOf(subtle: SubtleCrypto): SignatureVerifier['verify'] {
  /** Imported once each: a release takes three signatures by the same few keys. */
  const imported = new Map<string, Promise<CryptoKey>>()
  const keyOf = ({ alg, public: text }: PublicKey): Promise<CryptoKey> => {
    const name = `${alg}:${text}`
    const known = imported.get(name) ?? subtle.importKey('raw', bytesOf(text), IMPORT[alg], false, ['verify'])
    imported.set(name, known)
    return known
  }
  return async (key, bytes, signature) => {
    if (signature.length !== SIGNATURE_BYTES) return false
    try {
      return await subtle.verify(VERIFY[key.alg], await keyOf(key), signature, bytes)
    } catch {
      return false // no point of the curve, or an algorithm that this engine does not know
    }
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64Url(text) ?? new Uint8Array()
}
