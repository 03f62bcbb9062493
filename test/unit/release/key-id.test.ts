import { describe, expect, it } from 'vitest'
import { keyId, PublicKeySchema } from '../../../src/release/key-id.ts'
import { generateSigningKey } from '../../../src/adapters/node/signing-key.ts'
import { sha256 } from '../../builders/a-pack.ts'

/** RFC 8032, section 7.1, test 1. */
const key = { alg: 'Ed25519', public: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const

describe('a key', () => {
  it('[SY3] goes by 16 digits of SHA-256 over its algorithm and raw bytes', async () => {
    const raw = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex')
    const expected = await sha256(Buffer.concat([Buffer.from('Ed25519:'), raw]))
    expect(await keyId(key, sha256)).toBe(expected.slice(0, 16))
  })

  it.each(['Ed25519', 'P-256'] as const)('[SY3] of %s that was just made fits the schema', (alg) => {
    const { secret, ...made } = generateSigningKey(alg)
    expect(PublicKeySchema.parse(made)).toEqual(made)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  })

  it.each([
    ['of another length', { ...key, public: key.public.slice(1) }],
    ['of the other algorithm', { ...key, alg: 'P-256' }],
    ['of an unknown algorithm', { ...key, alg: 'none' }],
    ['with bits left over', { ...key, public: `${key.public.slice(0, -1)}p` }],
    ['with a secret', { ...key, secret: 'x' }],
  ])('[SY3] is refused %s', (_, value) => {
    expect(PublicKeySchema.safeParse(value).success).toBe(false)
  })
})
