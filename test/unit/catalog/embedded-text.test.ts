import { describe, expect, it } from 'vitest'
import { embeddedText } from '../../../src/catalog/embedded-text.ts'
import { aContent, someTags } from '../../builders/a-content.ts'

describe('embeddedText', () => {
  it.each([
    ['The Wave', 'Three boats.', ['subject:sea', 'mood:many-colours'], 'The Wave. sea, many colours. Three boats.'],
    ['Who goes?', '', ['subject:sea'], 'Who goes? sea.'],
    ['The Wave', 'Three boats', [], 'The Wave. Three boats'],
    ['…', '', [], '…'],
  ])('[EM7] stands for %s, %s and %s', (title, text, tags, embedded) => {
    expect(embeddedText(aContent({ title, text, tags: someTags(...tags) }))).toBe(embedded)
  })

  it('[EM7] does not depend on weights, nor on any field beside', () => {
    const content = aContent({ tags: [{ facet: 'a', label: 'b', weight: 0.5 }], creator: 'X', year: 1 })
    expect(embeddedText(content)).toBe(embeddedText(aContent({ tags: [{ facet: 'c', label: 'b' }] })))
  })
})
