import { describe, expect, it } from 'vitest'
import { decodeUsbFile, encodeUsbFile } from '../../../src/release/usb-file.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const object = `o/${'a'.repeat(64)}`
const files = new Map([
  ['head', Uint8Array.of(1, 2, 3)],
  ['root/1', new Uint8Array()],
  ['root/256', Uint8Array.of(10, 10)],
  [object, new Uint8Array(1_000).fill(7)],
])

function aFile(listed: readonly unknown[], rest = '', docent: unknown = 1): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify({ docent, files: listed })}\n${rest}`)
}

describe('a release in one file', () => {
  it('[SY17] gives back its files, in their order', () => {
    expect([...decodeUsbFile(encodeUsbFile(files))]).toEqual([...files])
    expect(decodeUsbFile(encodeUsbFile(new Map())).size).toBe(0)
  })

  it('[SY17] begins with a line that lists them', () => {
    const text = new TextDecoder().decode(encodeUsbFile(new Map([['head', Uint8Array.of(65)]])))
    expect(text).toBe('{"docent":1,"files":[{"path":"head","bytes":1}]}\nA')
  })

  it.each([
    ['a page', new TextEncoder().encode('<!doctype html>'), 'sync-not-a-release'],
    ['an empty file', new Uint8Array(), 'sync-not-a-release'],
    ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4), 'sync-not-a-release'],
    ['another version', aFile([], '', 2), 'sync-bad-format'],
    ['a line without an end', new TextEncoder().encode(`{"docent":1,${' '.repeat(70_000)}`), 'sync-bad-format'],
    [
      'a path twice',
      aFile(
        [
          { path: 'head', bytes: 1 },
          { path: 'head', bytes: 1 },
        ],
        'xx',
      ),
      'sync-bad-format',
    ],
    ['a path that climbs', aFile([{ path: '../head', bytes: 0 }]), 'sync-bad-format'],
    ['a path with more behind', aFile([{ path: `${object}/x`, bytes: 0 }]), 'sync-bad-format'],
    ['root 0', aFile([{ path: 'root/0', bytes: 0 }]), 'sync-bad-format'],
    ['a byte missing', aFile([{ path: 'head', bytes: 3 }], 'xx'), 'sync-bad-format'],
    ['a byte left over', aFile([{ path: 'head', bytes: 1 }], 'xx'), 'sync-bad-format'],
    ['a negative length', aFile([{ path: 'head', bytes: -1 }], 'xx'), 'sync-bad-format'],
    [
      'lengths beyond all numbers',
      aFile([
        { path: 'head', bytes: 2 ** 53 - 1 },
        { path: 'root/1', bytes: 2 ** 53 - 1 },
      ]),
      'sync-bad-format',
    ],
    [
      '281 files',
      aFile(Array.from({ length: 281 }, (_, i) => ({ path: `root/${i + 1}`, bytes: 0 }))),
      'sync-bad-format',
    ],
  ])('[SY17] is refused as %s', async (_, bytes, code) => {
    expect((await refusalOf(() => decodeUsbFile(bytes))).code).toBe(code)
  })
})
