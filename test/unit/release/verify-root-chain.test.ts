import { describe, expect, it } from 'vitest'
import type { Signer } from '../../../src/ports/signatures.ts'
import { Root } from '../../../src/release/root.ts'
import { signRoot } from '../../../src/release/sign-release.ts'
import { openRoot, verifyNextRoot, verifyRootChain } from '../../../src/release/verify-root-chain.ts'
import { sha256 } from '../../builders/a-pack.ts'
import { aHand, aRoot, type Hand, hands, someTools } from '../../builders/a-publisher.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const tools = await someTools()
const [a, b, c, d] = [aHand(), aHand(), aHand(), aHand()]
const sign = (root: Root, ...by: readonly (readonly Signer[])[]): Promise<Uint8Array<ArrayBuffer>> =>
  signRoot(root, by.flat(), sha256)
const ofThree = (...root: readonly Hand[]): { root: readonly Hand[]; rootThreshold: number } => ({
  root,
  rootThreshold: 2,
})

const codeOf = async (action: () => unknown): Promise<string> => (await refusalOf(action)).code

describe('the root of an app', () => {
  it('[SY7] is opened where it is signed by itself', async () => {
    const root = await aRoot()
    expect(await openRoot(await sign(root, hands.root), tools)).toEqual(root)
    expect(await codeOf(async () => openRoot(await sign(root, hands.stranger), tools))).toBe('sync-bad-signature')
    expect(await codeOf(async () => openRoot(await sign(root), tools))).toBe('sync-bad-signature')
  })

  it('[SY7] with a threshold of 2 of 3 needs two persons', async () => {
    const root = await aRoot(ofThree(a, b, c))
    expect(await openRoot(await sign(root, a, c), tools)).toEqual(root)
    expect(await codeOf(async () => openRoot(await sign(root, a), tools))).toBe('sync-bad-signature')
  })

  it('[SY3] lists every key under its own id', async () => {
    const root = await aRoot()
    const [id = '', key] = Object.entries(root.keys)[0] ?? []
    const other = Object.keys(root.keys).find((one) => root.keys[one]?.alg === key?.alg && one !== id) ?? ''
    const swapped = { ...root, keys: { ...root.keys, [id]: root.keys[other], [other]: key } } as Root
    const refusal = await refusalOf(async () => openRoot(await sign(swapped, hands.root), tools))
    expect(refusal.code).toBe('sync-bad-format')
    expect(refusal.message).toContain('under its own id')
  })

  it.each<[string, (root: Root) => unknown]>([
    ['a key that is not listed', (root) => ({ ...root, keys: {} })],
    ['a threshold above its keys of one algorithm', (root) => roleOf(root, { threshold: 2 })],
    ['no key for a role', (root) => roleOf(root, { keys: [] })],
    ['a key twice', (root) => roleOf(root, { keys: [...root.roles.head.keys, ...root.roles.head.keys] })],
    ['a threshold of 0', (root) => roleOf(root, { threshold: 0 })],
    ['an end', (root) => ({ ...root, expires: 1 })],
    ['a role of its own making', (root) => ({ ...root, roles: { ...root.roles, admin: root.roles.head } })],
  ])('[SY5] with %s is refused', async (_, change) => {
    expect(Root.safeParse(change(await aRoot())).success).toBe(false)
  })
})

function roleOf(root: Root, fields: Partial<Root['roles']['head']>): unknown {
  return { ...root, roles: { ...root.roles, head: { ...root.roles.head, ...fields } } }
}

describe('the next root', () => {
  it('[SY7] counts when the root before and itself have signed it', async () => {
    const before = await aRoot(ofThree(a, b, c))
    const next = await aRoot(ofThree(b, c, d), { n: 2 })
    expect(await verifyNextRoot(before, await sign(next, b, c), tools)).toEqual(next)
    expect(await verifyNextRoot(before, await sign(next, b, c, d), tools)).toEqual(next)
    expect(await verifyNextRoot(before, await sign(next, a, b, d), tools)).toEqual(next)
    // An app may be built with such a root: whose of the old keys signed it as well is not its concern.
    expect(await openRoot(await sign(next, a, b, d), tools)).toEqual(next)
    expect(await codeOf(async () => openRoot(await sign(next, a, b), tools))).toBe('sync-bad-signature')
    expect(await codeOf(async () => verifyNextRoot(before, await sign(next, a, b), tools))).toBe('sync-bad-signature')
    expect(await codeOf(async () => verifyNextRoot(before, await sign(next, c, d), tools))).toBe('sync-bad-signature')
    expect(await codeOf(async () => verifyNextRoot(before, await sign(next, b, c, hands.stranger), tools))).toBe(
      'sync-bad-signature',
    )
  })

  it('[SY6] is not parsed before the root before vouches for it', async () => {
    const before = await aRoot()
    const garbage = new TextEncoder().encode('{"sigs":[]}\n}not JSON{')
    expect(await codeOf(() => verifyNextRoot(before, garbage, tools))).toBe('sync-bad-signature')
    expect(await codeOf(() => verifyNextRoot(before, new Uint8Array(65_537), tools))).toBe('sync-too-large')
  })

  it.each([
    ['another catalog', { n: 2, catalog: 'another' }, 'sync-wrong-catalog'],
    ['its own number again', { n: 1 }, 'sync-older'],
    ['a number left out', { n: 3 }, 'sync-older'],
    ['a lower floor', { n: 2, floor: { epoch: 1, seq: 4 } }, 'sync-older'],
    ['a floor of an earlier epoch', { n: 2, floor: { epoch: 0, seq: 9 } }, 'sync-older'],
  ])('[SY7] is refused with %s', async (_, fields, code) => {
    const before = await aRoot({}, { floor: { epoch: 1, seq: 5 } })
    const next = await aRoot({}, { floor: { epoch: 1, seq: 5 }, ...fields })
    expect(await codeOf(async () => verifyNextRoot(before, await sign(next, hands.root), tools))).toBe(code)
  })

  it('[SY7] may be verified by an engine without Ed25519', async () => {
    const p256 = await someTools(['P-256'])
    const before = await aRoot(ofThree(a, b, c))
    const next = await aRoot(ofThree(b, c, d), { n: 2 })
    expect(await verifyNextRoot(before, await sign(next, b, c), p256)).toEqual(next)
    const edOnly = [b, c].map((hand) => hand.filter(({ key }) => key.alg === 'Ed25519'))
    expect(await codeOf(async () => verifyNextRoot(before, await sign(next, ...edOnly), p256))).toBe(
      'sync-bad-signature',
    )
  })
})

describe('a chain of roots', () => {
  it('[SY7] of 256 steps is followed, each with a root key of its own; one more is not', async () => {
    const people = Array.from({ length: 258 }, () => aHand(['P-256']))
    const anchor = await aRoot({ root: people.slice(0, 1) })
    const chain: Uint8Array<ArrayBuffer>[] = []
    for (let n = 2; n <= 258; n++) {
      const both = people.slice(n - 2, n)
      chain.push(await sign(await aRoot({ root: both.slice(1) }, { n }), ...both))
    }
    const last = await verifyRootChain(anchor, chain.slice(0, 256), tools)
    expect(last.n).toBe(257)
    expect(await codeOf(() => verifyRootChain(anchor, chain, tools))).toBe('sync-bad-format')
    expect(await codeOf(() => verifyRootChain(anchor, [...chain.slice(0, 9), ...chain.slice(10, 20)], tools))).toBe(
      'sync-bad-signature',
    )
    expect(await verifyRootChain(anchor, [], tools)).toBe(anchor)
  })
})
