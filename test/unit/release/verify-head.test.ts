import { describe, expect, it } from 'vitest'
import type { Head } from '../../../src/release/head.ts'
import { encodeEnvelope, signedBytes } from '../../../src/release/envelope.ts'
import { keyId } from '../../../src/release/key-id.ts'
import type { Mark } from '../../../src/release/mark.ts'
import { laterMark } from '../../../src/release/mark.ts'
import { signHead } from '../../../src/release/sign-release.ts'
import { type HeadVerdict, verifyHead } from '../../../src/release/verify-head.ts'
import type { Root } from '../../../src/release/root.ts'
import { aRoot, hands, someTools } from '../../builders/a-publisher.ts'
import { aTime } from '../../builders/an-event.ts'
import { sha256 } from '../../builders/a-pack.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const tools = await someTools()
const root = await aRoot()
const HOUR_MS = 3_600_000

function aHead(fields: Partial<Head> = {}): Head {
  return {
    schema: 1,
    catalog: 'a-pack',
    epoch: 1,
    seq: 7,
    root: 1,
    issued: aTime,
    expires: aTime + HOUR_MS,
    manifest: { sha256: 'a'.repeat(64), bytes: 900, rawBytes: 2_000 },
    delta: { from: 'b'.repeat(16), sha256: 'c'.repeat(64), bytes: 1_000, rawBytes: 2_000 },
    ...fields,
  }
}

interface Device {
  readonly root?: Root
  readonly mark?: Mark
  readonly now?: number
}

function verify(bytes: Uint8Array<ArrayBuffer>, { now = aTime, mark, ...device }: Device = {}): Promise<HeadVerdict> {
  return verifyHead(bytes, { root, mark, now, ...device }, tools)
}

async function codeOf(bytes: Uint8Array<ArrayBuffer>, device: Device = {}): Promise<string> {
  return (await refusalOf(() => verify(bytes, device))).code
}

const sign = (head: Head): Promise<Uint8Array<ArrayBuffer>> => signHead(head, hands.head, sha256)

/** Any payload, rightly signed: what a stolen or clumsy key would sign. */
async function signedPayload(text: string, by = hands.head): Promise<Uint8Array<ArrayBuffer>> {
  const payload = new TextEncoder().encode(text)
  const signatures = await Promise.all(
    by.map(async ({ key, sign: signBytes }) => ({
      key: await keyId(key, sha256),
      signature: await signBytes(signedBytes('head', payload)),
    })),
  )
  return encodeEnvelope({ signatures, payload })
}

describe('a head', () => {
  it('[SY6] that is right is given back as it was signed, in at most 1,024 bytes', async () => {
    const bytes = await sign(aHead())
    expect(bytes.length).toBeLessThanOrEqual(1024)
    expect(await verify(bytes)).toEqual({ kind: 'head', head: aHead() })
  })

  it('[SY1] is signed to the same bytes twice, in whatever order the keys come', async () => {
    expect(await signHead(aHead(), hands.head.toReversed(), sha256)).toEqual(await sign(aHead()))
  })

  it('[SY2] with signatures of too many keys, or a long id, is not signed at all', async () => {
    const many = Array.from({ length: 9 }, () => hands.head[0]).flatMap((signer) => signer ?? [])
    expect((await refusalOf(() => signHead(aHead(), many, sha256))).code).toBe('release-too-large')
    const five = [...hands.head, ...hands.root, ...hands.release]
    expect((await refusalOf(() => signHead(aHead({ catalog: 'a'.repeat(100) }), five, sha256))).code).toBe(
      'release-too-large',
    )
  })

  it('[SY6] is judged by its length first, then by its signatures, then by its form', async () => {
    const tooLong = new TextEncoder().encode(`{"sigs":[]}\n${'x'.repeat(1024)}`)
    expect(await codeOf(tooLong)).toBe('sync-too-large')
    expect(await codeOf(new TextEncoder().encode('{"sigs":[]}\n}not JSON{'))).toBe('sync-bad-signature')
    expect(await codeOf(await signedPayload('}not JSON{', hands.stranger))).toBe('sync-bad-signature')
    expect(await codeOf(await signedPayload('}not JSON{'))).toBe('sync-bad-format')
    expect(await codeOf(await signedPayload(JSON.stringify({ ...aHead(), catalog: 'another', seq: -1 })))).toBe(
      'sync-bad-format',
    )
  })

  it('[SY6] of another catalog says so before it says that it is old, and that before it says that it is expired', async () => {
    const mark = { epoch: 1, seq: 9, issued: aTime }
    const all = { catalog: 'another', seq: 8, issued: 1, expires: 2 }
    expect(await codeOf(await sign(aHead(all)), { mark })).toBe('sync-wrong-catalog')
    expect(await codeOf(await sign(aHead({ ...all, catalog: 'a-pack' })), { mark })).toBe('sync-older')
    expect(
      await codeOf(await sign(aHead({ ...all, catalog: 'a-pack', seq: 9, issued: aTime, expires: aTime + 1 })), {
        mark,
        now: aTime + 1,
      }),
    ).toBe('sync-expired')
  })

  it.each([
    ['an unknown key', { ...aHead(), more: 1 }],
    ['a key of the prototype', { ...aHead(), ['constructor']: 1 }],
    ['a number that is no whole one', { ...aHead(), seq: 1.5 }],
    ['a number that is not safe', { ...aHead(), seq: 2 ** 53 }],
    ['an instant that no date can be', { ...aHead(), expires: 9e15 }],
    ['an end before its beginning', { ...aHead(), expires: aTime }],
    ['a manifest of more than 64 KiB', { ...aHead(), manifest: { ...aHead().manifest, rawBytes: 65_537 } }],
    ['a delta that is a bomb', { ...aHead(), delta: { ...aHead().delta, bytes: 500, rawBytes: 100_001 } }],
    ['a digest in upper case', { ...aHead(), manifest: { ...aHead().manifest, sha256: 'A'.repeat(64) } }],
    ['schema 2', { ...aHead(), schema: 2 }],
  ])('[SY5] with %s is refused, however well it is signed', async (_, head) => {
    expect(await codeOf(await signedPayload(JSON.stringify(head)))).toBe('sync-bad-format')
  })

  it('[SY5] with __proto__ is refused and changes no prototype', async () => {
    const text = JSON.stringify(aHead()).replace('{', '{"__proto__":{"polluted":1},')
    expect(await codeOf(await signedPayload(text))).toBe('sync-bad-format')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it.each([
    ['1.0', undefined, '1.1', 'taken'],
    ['1.0', '1.7', '1.7', 'taken'],
    ['1.0', '1.7', '1.6', 'sync-older'],
    ['1.9', '1.7', '1.8', 'sync-older'],
    ['1.0', '1.7', '1.1000007', 'taken'],
    ['1.0', '1.7', '1.1000008', 'sync-too-far-ahead'],
    ['1.0', '1.7', '2.1', 'sync-too-far-ahead'],
    ['2.0', '1.999999', '2.1', 'taken'],
    ['2.0', '1.999999', '1.1000000', 'sync-older'],
    ['1.0', '2.1', '1.8', 'sync-older'],
  ])('[SY8] floor %s, mark %s, head %s: %s', async (floor, mark, head, expected) => {
    const at = (text: string): { epoch: number; seq: number } => {
      const [epoch = 0, seq = 0] = text.split('.').map(Number)
      return { epoch, seq }
    }
    const device = {
      root: await aRoot({}, { floor: at(floor) }),
      ...(mark === undefined ? {} : { mark: { ...at(mark), issued: aTime } }),
    }
    const bytes = await sign(aHead(at(head)))
    const verdict = await verify(bytes, device).then(
      () => 'taken',
      (error: unknown) => (error as { code: string }).code,
    )
    expect(verdict).toBe(expected)
  })

  it('[SY8] of the mark itself is taken when it was issued again, and refused when it is the earlier issue', async () => {
    const mark = { epoch: 1, seq: 7, issued: aTime }
    const again = await sign(aHead({ issued: aTime + 1, expires: aTime + 2 * HOUR_MS }))
    expect((await verify(again, { mark })).kind).toBe('head')
    expect(await codeOf(await sign(aHead({ issued: aTime - 1 })), { mark })).toBe('sync-older')
  })

  it('[SY8] that names a newer root asks for it, whatever else it says', async () => {
    const bytes = await sign(aHead({ root: 3, epoch: 2, issued: 1, expires: 2 }))
    expect(await verify(bytes)).toEqual({ kind: 'needs-root', n: 3 })
  })

  it('[SY9] is expired from `expires` on, by the clock or by the newest issue', async () => {
    const bytes = await sign(aHead())
    expect((await verify(bytes, { now: aTime + HOUR_MS - 1 })).kind).toBe('head')
    expect(await codeOf(bytes, { now: aTime + HOUR_MS })).toBe('sync-expired')
    const mark = { epoch: 1, seq: 6, issued: aTime + HOUR_MS }
    expect(await codeOf(bytes, { now: 0, mark })).toBe('sync-expired')
  })

  it('[SY9] of a new epoch is good though the epoch before was dated into the future', async () => {
    const mark = { epoch: 1, seq: 6, issued: 8.64e15 }
    const next = await aRoot({}, { n: 2, floor: { epoch: 2, seq: 0 } })
    const bytes = await sign(aHead({ epoch: 2, seq: 1, root: 2 }))
    expect((await verify(bytes, { mark, root: next })).kind).toBe('head')
  })

  it('[SY7] signed by a key that a newer root left out is refused', async () => {
    const next = await aRoot({ head: [hands.stranger] }, { n: 2 })
    expect(await codeOf(await sign(aHead()), { root: next })).toBe('sync-bad-signature')
    expect((await verify(await signHead(aHead(), hands.stranger, sha256), { root: next })).kind).toBe('head')
  })
})

describe('the later of two marks', () => {
  const mark = (epoch: number, seq: number, issued: number): Mark => ({ epoch, seq, issued })
  it.each([
    [mark(1, 7, 5), mark(1, 8, 1), mark(1, 8, 1)],
    [mark(2, 0, 1), mark(1, 9, 9), mark(2, 0, 1)],
    [mark(1, 7, 5), mark(1, 7, 6), mark(1, 7, 6)],
    [undefined, mark(1, 7, 5), mark(1, 7, 5)],
    [mark(1, 7, 5), undefined, mark(1, 7, 5)],
    [undefined, undefined, undefined],
  ])('[SY8] %j or %j: %j', (a, b, expected) => {
    expect(laterMark(a, b)).toEqual(expected)
  })
})
