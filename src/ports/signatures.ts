/** Signatures: what a publisher signs releases with, and what a device verifies them by. */

/** Ed25519 (RFC 8032), and ECDSA over P-256 with SHA-256 for engines without it. */
export type SignatureAlgorithm = 'Ed25519' | 'P-256'

export interface PublicKey {
  readonly alg: SignatureAlgorithm
  /** base64url of the raw key: 32 bytes for Ed25519, 65 for P-256 (4, x, y: an uncompressed point). */
  readonly public: string
}

/** Verifies. Signatures are 64 bytes: R and S for Ed25519, r and s for P-256. */
export interface SignatureVerifier {
  /** What this engine can verify; never empty. A signature of another algorithm is not counted. */
  readonly algorithms: ReadonlySet<SignatureAlgorithm>
  /** Whether `signature` is `key`'s over exactly `bytes`. False for keys and signatures of a wrong form; never rejects. */
  readonly verify: (
    key: PublicKey,
    bytes: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
  ) => Promise<boolean>
}

/** One private key of a publisher. */
export interface Signer {
  readonly key: PublicKey
  /** 64 bytes. The same key and bytes give the same signature: releases are built to the same bytes twice. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>
}
