import { describe, expect, it } from 'vitest'
import { createQueryTagReader } from '../../../src/signals/query-tags.ts'

const read = createQueryTagReader(() => [
  'mood:calm',
  'subject:café-terrace',
  'subject:sea',
  'theme:sea',
  'subject:still-life',
  'era:19th-century',
  'style:naïve-art',
  'odd:--',
])

describe('tags that a search names', () => {
  it.each([
    ['sea', ['subject:sea', 'theme:sea']],
    ['The SEA, at dusk', ['subject:sea', 'theme:sea']],
    ['season of the seal', []],
    ['a still life, calm', ['mood:calm', 'subject:still-life']],
    ['still-life', ['subject:still-life']],
    ['life still', []],
    ['CAFE TERRACE', ['subject:café-terrace']],
    ['cafe\u0301 terrace', ['subject:café-terrace']],
    ['from the 19th century', ['era:19th-century']],
    ['NAIVE ART', ['style:naïve-art']],
    ['', []],
    ['--', []],
  ])('[SG14] %j names %j', (query, keys) => {
    expect(read(query)).toEqual(keys)
  })

  it('[SG14] counts a tag once a search', () => {
    expect(read('sea sea sea')).toEqual(['subject:sea', 'theme:sea'])
  })
})
