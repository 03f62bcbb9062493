import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteRange } from '../../../../src/publisher/serve/byte-range.ts'

describe('byteRange', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['bytes=2-99', { start: 2, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['items=0-1', undefined],
    ['bytes=1e3-', undefined],
    [undefined, undefined],
  ])('[PB62] reads %j of ten bytes as %j', (header, expected) => {
    expect(byteRange(header, 10)).toEqual(expected)
  })

  it('[PB62] has nothing to send of an empty file', () => {
    expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable')
    expect(byteRange('bytes=-1', 0)).toBe('unsatisfiable')
  })

  it('[PB62] is within the file, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat()), fc.nat({ max: 1000 }), (start, end, size) => {
        const range = byteRange(`bytes=${start}-${end ?? ''}`, size)
        if (range === undefined || range === 'unsatisfiable') return
        expect(range.start).toBe(start)
        expect(range.end).toBeLessThan(size)
        expect(range.end).toBeGreaterThanOrEqual(range.start)
      }),
    )
  })
})
