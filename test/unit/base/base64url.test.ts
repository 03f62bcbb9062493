import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64Url, toBase64Url } from '../../../src/base/base64url.ts'

describe('base64url', () => {
  it('gives every bytes back, and is what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
      }),
      { numRuns: 500, seed: 20_261_210 },
    )
  })

  it.each(['A', 'AB', 'AAB', 'AA==', 'A+', 'A/', 'é', 'A A'])('refuses %j, which no bytes are written as', (text) => {
    expect(fromBase64Url(text)).toBeUndefined()
  })
})
