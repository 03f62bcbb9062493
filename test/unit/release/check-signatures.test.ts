import { describe, expect, it } from 'vitest'
import { DocentError } from '../../../src/base/docent-error.ts'
import { checkSignatures } from '../../../src/release/check-signatures.ts'
import { encodeEnvelope, type Role, signedBytes, splitEnvelope } from '../../../src/release/envelope.ts'
import { keyId } from '../../../src/release/key-id.ts'
import type { PublicKey, SignatureAlgorithm, Signer } from '../../../src/ports/signatures.ts'
import { aHand, someTools } from '../../builders/a-publisher.ts'
import { sha256 } from '../../builders/a-pack.ts'

const payload = new TextEncoder().encode('{}')
const [a, b, c] = [aHand(), aHand(), aHand()]
const signer = (hand: readonly Signer[], alg: SignatureAlgorithm): Signer => {
  const found = hand.find(({ key }) => key.alg === alg)
  if (found === undefined) throw new Error(`Expected a key of ${alg}.`)
  return found
}
const ed = (hand: readonly Signer[]): Signer => signer(hand, 'Ed25519')
const p256 = (hand: readonly Signer[]): Signer => signer(hand, 'P-256')

async function verdict(
  by: readonly Signer[],
  threshold: number,
  { algorithms, role = 'head', wrong = [] }: { algorithms?: SignatureAlgorithm[]; role?: Role; wrong?: Signer[] } = {},
): Promise<string> {
  const publicKeys: Record<string, PublicKey> = {}
  for (const { key } of [...a, ...b, ...c]) publicKeys[await keyId(key, sha256)] = key
  const signatures = await Promise.all(
    by.map(async ({ key, sign }) => ({
      key: await keyId(key, sha256),
      signature: await sign(signedBytes('head', wrong.some((one) => one.key === key) ? new Uint8Array(1) : payload)),
    })),
  )
  const envelope = splitEnvelope(encodeEnvelope({ signatures, payload }), 4096, 'the head')
  const { signatures: verifier } = await someTools(algorithms)
  const signatories = { keys: Object.keys(publicKeys), threshold, publicKeys }
  return checkSignatures(envelope, role, signatories, [], verifier, 'the head').then(
    () => 'signed',
    (error: unknown) => (error instanceof DocentError ? error.code : 'another error'),
  )
}

const REFUSED = 'sync-bad-signature'

describe('who signed a file', () => {
  it.each([
    ['P-256 of one person', [p256(a)], 1, 'signed'],
    ['Ed25519 of one person', [ed(a)], 1, 'signed'],
    ['nobody', [], 1, REFUSED],
    ['one person with both algorithms, where two are asked for', [...a], 2, REFUSED],
    ['two persons, each with another algorithm', [ed(a), p256(b)], 2, REFUSED],
    ['two persons with Ed25519', [ed(a), ed(b)], 2, 'signed'],
    ['two of three with both', [...a, ...c], 2, 'signed'],
    ['all three', [...a, ...b, ...c], 3, 'signed'],
  ] as const)('[SY4] %s: as in the table', async (_, by, threshold, expected) => {
    expect(await verdict(by, threshold)).toBe(expected)
  })

  it.each([
    ['Ed25519 alone', [ed(a)], 1, REFUSED],
    ['both of one person', [...a], 1, 'signed'],
    ['P-256 of two', [p256(a), p256(b)], 2, 'signed'],
    ['P-256 of one and both of another', [p256(a), ...b], 2, 'signed'],
  ] as const)('[SY4] an engine without Ed25519 counts P-256 only: %s', async (_, by, threshold, expected) => {
    expect(await verdict(by, threshold, { algorithms: ['P-256'] })).toBe(expected)
  })

  it('[SY4] one wrong signature refuses what others signed rightly', async () => {
    expect(await verdict([p256(a), p256(b)], 1, { wrong: [p256(b)] })).toBe(REFUSED)
    expect(await verdict([...a], 1, { wrong: [ed(a)] })).toBe(REFUSED)
  })

  it('[SY4] a signature by a key without a part in the file refuses it', async () => {
    expect(await verdict([p256(a), p256(aHand())], 1)).toBe(REFUSED)
  })

  it('[SY3] a signature for one role is none for another', async () => {
    expect(await verdict([...a], 1, { role: 'release' })).toBe(REFUSED)
    expect(await verdict([...a], 1, { role: 'root' })).toBe(REFUSED)
  })
})
