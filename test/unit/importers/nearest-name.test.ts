import { describe, expect, it } from 'vitest'
import { CONTENT_FIELDS } from '../../../src/contracts/content.ts'
import { nearestName } from '../../../src/importers/nearest-name.ts'

describe('nearestName', () => {
  it.each([
    ['titel', 'title'],
    ['content_type', 'contentType'],
    ['Word Count', 'wordCount'],
    ['populairty', 'popularity'],
    ['creators', 'creator'],
    ['xx', undefined],
    ['curatorNotes', undefined],
    ['', undefined],
  ])('[PB4] takes %s for %s', (written, meant) => {
    expect(nearestName(written, CONTENT_FIELDS)).toBe(meant)
  })
})
