import { describe, expect, it } from 'vitest'
import { normalizeContentId } from '../../../src/intake/normalize-content-id.ts'

describe('content ids', () => {
  it.each([
    ['content_1234', '1234'],
    [' content_1234 ', '1234'],
    [1234, '1234'],
    [0, '0'],
    ['lighthouse', 'lighthouse'],
    ['content_lighthouse', 'content_lighthouse'],
    ['content_', 'content_'],
    ['content_content_1', 'content_content_1'],
  ])('[IN6] %j becomes %j', (raw, id) => {
    expect(normalizeContentId(raw)).toBe(id)
  })

  it.each([
    [''],
    ['  '],
    ['__proto__'],
    ['constructor'],
    [' prototype '],
    ['x'.repeat(201)],
    [1.5],
    [1e21],
    [Number.NaN],
    [null],
    [{}],
    [['1']],
    [true],
  ])('[IN6] refuses %j', (raw) => {
    expect(normalizeContentId(raw)).toBeUndefined()
  })
})
