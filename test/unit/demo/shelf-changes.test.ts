import { describe, expect, it } from 'vitest'
import { shelfChanges } from '../../../demo/shelf/shelf-changes.ts'

describe('the change of a list in words', () => {
  it.each([
    ['abc', 'abc', 'The list stays as it was.'],
    ['abc', 'acb', 'Two works change place.'],
    ['abc', 'dab', 'One work is new, two have moved.'],
    ['abc', 'abd', 'One work is new.'],
    ['abc', 'def', 'Three works are new.'],
    ['', 'abc', ''],
  ])('[PG18] from %j to %j: %s', (before, after, sentence) => {
    expect(shelfChanges(Array.from(before), Array.from(after))).toBe(sentence)
  })
})
