/** Signs what a publisher publishes: the other side of verify-*.ts, from the same schemas. */
import { DocentError } from '../base/docent-error.ts'
import type { Sha256 } from '../catalog/manifest-file.ts'
import { parseInput } from '../contracts/parse-input.ts'
import type { Signer } from '../ports/signatures.ts'
import { encodeEnvelope, MAX_SIGNATURES, type Role, signedBytes } from './envelope.ts'
import { Head, MAX_HEAD_BYTES } from './head.ts'
import { keyId } from './key-id.ts'
import { MAX_MANIFEST_BYTES, ReleaseManifest } from './release-manifest.ts'
import { MAX_ROOT_BYTES, Root } from './root.ts'

/**
 * An envelope of a head, at most 1,024 bytes. DocentError `sync-bad-format` when it is none, `release-too-large` with
 * more signers than 8, or where it does not fit. The same head and keys give the same bytes, in whatever order.
 */
export function signHead(head: Head, signers: readonly Signer[], sha256: Sha256): Promise<Uint8Array<ArrayBuffer>> {
  const payload = parseInput(Head, head, 'sync-bad-format', 'the head')
  return signed('head', 'the head', payload, MAX_HEAD_BYTES, signers, sha256)
}

/** An envelope of a manifest, at most 64 KiB. Errors as `signHead`. */
export function signManifest(
  manifest: ReleaseManifest,
  signers: readonly Signer[],
  sha256: Sha256,
): Promise<Uint8Array<ArrayBuffer>> {
  const payload = parseInput(ReleaseManifest, manifest, 'sync-bad-format', 'the release manifest')
  return signed('release', 'the release manifest', payload, MAX_MANIFEST_BYTES, signers, sha256)
}

/** An envelope of a root; `signers` of this root and of the one before, a key of both once. Errors as `signHead`. */
export function signRoot(root: Root, signers: readonly Signer[], sha256: Sha256): Promise<Uint8Array<ArrayBuffer>> {
  const payload = parseInput(Root, root, 'sync-bad-format', 'the root')
  return signed('root', 'the root', payload, MAX_ROOT_BYTES, signers, sha256)
}

async function signed(
  role: Role,
  what: string,
  payload: Head | ReleaseManifest | Root,
  maxBytes: number,
  signers: readonly Signer[],
  sha256: Sha256,
): Promise<Uint8Array<ArrayBuffer>> {
  if (signers.length > MAX_SIGNATURES) throw tooLarge(what, `at most ${MAX_SIGNATURES} signatures`, `${signers.length}`)
  const bytes = new TextEncoder().encode(JSON.stringify(payload)) // parsed, so its keys are in the schema's order
  const toSign = signedBytes(role, bytes)
  const signatures = await Promise.all(
    signers.map(async (signer) => ({ key: await keyId(signer.key, sha256), signature: await signer.sign(toSign) })),
  )
  const envelope = encodeEnvelope({
    signatures: signatures.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    payload: bytes,
  })
  if (envelope.length > maxBytes) throw tooLarge(what, `at most ${maxBytes} bytes`, `${envelope.length}`)
  return envelope
}

function tooLarge(what: string, expected: string, found: string): DocentError {
  return new DocentError(
    'release-too-large',
    `Cannot sign ${what}: expected ${expected}, found ${found}. Sign with fewer keys, or shorten the catalog's id.`,
    { what, expected, found },
  )
}
