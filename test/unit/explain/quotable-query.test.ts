import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { quotableQuery } from '../../../src/explain/quotable-query.ts'

describe('a search as a sentence quotes it', () => {
  it.each([
    ['storms at sea', 'storms at sea'],
    ['  storms\n\tat   sea ', 'storms at sea'],
    ['a'.repeat(40), 'a'.repeat(40)],
    ['a'.repeat(41), `${'a'.repeat(40)}…`],
    ['ships that come home in the evening before a storm', 'ships that come home in the evening…'],
    ['\u202eevil\u2066\u0007', 'evil'],
    ['\u2028\u0000 ', ''],
    ['', ''],
    ['👩‍👩‍👧 by the sea', '👩‍👩‍👧 by the sea'],
    ['🌊'.repeat(50), `${'🌊'.repeat(40)}…`],
    ['בים סוער', 'בים סוער'],
  ])('[EX10] %j is %j', (text, quoted) => {
    expect(quotableQuery(text)).toBe(quoted)
  })

  it('[EX10] never says more than the visitor did, nor more than 40 characters of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const quoted = quotableQuery(text)
        expect(Array.from(quoted.replace(/…$/, '')).length).toBeLessThanOrEqual(40)
        expect(quoted).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(text.replace(/[\s\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, '')).toContain(
          quoted.replace(/…$/, '').replace(/\s+/g, ''),
        )
      }),
    )
  })
})
