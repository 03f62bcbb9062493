import { describe, expect, it } from 'vitest'
import { featureDocs } from '../../src/feed/feature-docs.ts'
import { readText } from './repo-files.ts'

describe('docs/feed-features.md', () => {
  it('[FE10] is what `npm run feature-docs` writes from the table of features', () => {
    expect(readText('docs/feed-features.md')).toBe(featureDocs())
  })
})
