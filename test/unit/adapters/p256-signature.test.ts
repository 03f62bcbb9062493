import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { p256Signature } from '../../../src/adapters/node/p256-signature.ts'

/** RFC 6979, A.2.5: the key of the examples. */
const hex = (text: string): string => Buffer.from(text, 'hex').toString('base64url')
const example = createPrivateKey({
  format: 'jwk',
  key: {
    kty: 'EC',
    crv: 'P-256',
    d: hex('C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721'),
    x: hex('60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6'),
    y: hex('7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299'),
  },
})

describe('a P-256 signature', () => {
  it.each([
    [
      'sample',
      'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8',
    ],
    [
      'test',
      'F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083',
    ],
  ])('[SY3] of %j is that of RFC 6979, A.2.5', (message, expected) => {
    expect(Buffer.from(p256Signature(Buffer.from(message), example)).toString('hex')).toBe(expected.toLowerCase())
  })

  it('[SY3] is taken by Node for any key and message, and is the same twice', () => {
    for (let i = 0; i < 50; i++) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const message = Buffer.from(`message ${i}`)
      const signature = p256Signature(message, privateKey)
      expect(p256Signature(message, privateKey)).toEqual(signature)
      const key = { key: createPublicKey(privateKey), dsaEncoding: 'ieee-p1363' as const }
      expect(verify('sha256', message, key, signature)).toBe(true)
    }
  })
})
