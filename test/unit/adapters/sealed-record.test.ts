import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, shapeOf, unseal } from '../../../src/adapters/idb/sealed-record.ts'
import { crc32 } from '../../../src/adapters/idb/crc32.ts'

const anything = shapeOf((_value): _value is unknown => true)

describe('the checksum', () => {
  it('[ST6] is the CRC-32 of zip and PNG, over code units with the low byte first', () => {
    const bytes = new TextEncoder().encode('12345678')
    const units = [0, 2, 4, 6].map((at) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8))
    const text = String.fromCharCode(...units)
    expect(crc32(text)).toBe(0x9ae0daaf) // CRC-32 of "12345678"
    expect(crc32('')).toBe(0)
  })
})

describe('a sealed record', () => {
  it('[ST6] gives back what was sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(unseal(anything, seal(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('[ST6] is refused with any one bit of its text changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.integer({ min: 0, max: 15 }), (value, place, bit) => {
        const { json, crc } = seal(value)
        const at = place % json.length
        const changed = json.slice(0, at) + String.fromCharCode(json.charCodeAt(at) ^ (1 << bit)) + json.slice(at + 1)
        expect(unseal(anything, { json: changed, crc })).toBeUndefined()
      }),
    )
  })

  it.each([undefined, null, 7, 'text', {}, { json: 1, crc: 2 }, { json: '{', crc: crc32('{') }])(
    '[ST6] is none of %j',
    (record) => {
      const object = shapeOf((value): value is object => typeof value === 'object')
      expect(unseal(object, record)).toBeUndefined()
    },
  )
})
