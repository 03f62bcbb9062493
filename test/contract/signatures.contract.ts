/** What every SignatureVerifier promises, on signatures of the standards that other software made. */
import { expect, it } from 'vitest'
import { fromBase64Url } from '../../src/base/base64url.ts'
import type { PublicKey, SignatureVerifier } from '../../src/ports/signatures.ts'

interface Vector {
  readonly key: PublicKey
  readonly message: string
  readonly signature: string
}

/** RFC 8032, 7.1, test 2 (a message of one byte, "r"); RFC 6979, A.2.5 ("sample"). */
const VECTORS: readonly Vector[] = [
  {
    key: { alg: 'Ed25519', public: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw' },
    message: 'r',
    signature: 'kqAJqfDUyrhyDoILX2QlQKKye1QWUD-Ps3YiI-vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA',
  },
  {
    key: {
      alg: 'P-256',
      public: 'BGD-1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p-2eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk',
    },
    message: 'sample',
    signature: '79SLKqy2qP0RQN2c1F6B1p0sh3tWqvmRw00OqE6vNxb3yxyULWV8QdQ2x6G24p9l8-kA27mv9AZNxKsvhDrNqA',
  },
]

export function describeSignatures(
  open: (algorithms?: readonly PublicKey['alg'][]) => Promise<SignatureVerifier>,
): void {
  it.each(VECTORS)('[SY3] takes the signature of a standard: $key.alg', async ({ key, message, signature }) => {
    const { verify, algorithms } = await open()
    expect(algorithms).toContain(key.alg)
    expect(await verify(key, new TextEncoder().encode(message), bytesOf(signature))).toBe(true)
  })

  it.each(VECTORS)('[SY3] takes no other message, key or signature: $key.alg', async ({ key, message, signature }) => {
    const { verify } = await open()
    const bytes = new TextEncoder().encode(message)
    const good = bytesOf(signature)
    expect(await verify(key, new TextEncoder().encode(`${message} `), good)).toBe(false)
    expect(await verify(key, bytes, good.slice(1))).toBe(false)
    expect(await verify(key, bytes, new Uint8Array(64))).toBe(false)
    expect(await verify({ ...key, public: key.public.slice(4) }, bytes, good)).toBe(false)
    expect(
      await verify({ ...key, public: key.public.replace(/.$/, 'A').replace(/.{8}$/, 'AAAAAAAA') }, bytes, good),
    ).toBe(false)
    expect(await verify({ ...key, public: '' }, bytes, good)).toBe(false)
    for (let bit = 0; bit < 512; bit += 37) {
      const flipped = good.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(await verify(key, bytes, flipped)).toBe(false)
    }
  })

  it('[SY4] can be had without Ed25519', async () => {
    expect([...(await open(['P-256'])).algorithms]).toEqual(['P-256'])
  })
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64Url(text)
  if (bytes === undefined) throw new Error(`Expected base64url, found ${text}.`)
  return bytes
}
