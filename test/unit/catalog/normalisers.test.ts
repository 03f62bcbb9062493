import { describe, expect, it } from 'vitest'
import { measureNormalisers } from '../../../src/catalog/normalisers.ts'
import { tagVectors } from '../../../src/catalog/tag-vectors.ts'
import { createVectorIndex } from '../../../src/vector/vector-index.ts'
import { vectorFromId } from '../../builders/a-catalog.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { dot } from '../../../src/vector/dot.ts'

const DIM = 16

/** Rows of leading numbers, the rest zeros. */
function indexOf(...rows: readonly (readonly number[])[]): ReturnType<typeof createVectorIndex> {
  const vectors = new Float32Array(rows.length * DIM)
  for (const [row, numbers] of rows.entries()) vectors.set(numbers, row * DIM)
  return createVectorIndex(vectors, DIM)
}

describe('measureNormalisers', () => {
  it('[CT7] is the mean cosine with the nearest other row', () => {
    // Nearest: row 0 and 1 each other (.6), row 2 is .8 from row 1: (.6 + .8 + .8) / 3.
    const { semantic } = measureNormalisers(indexOf([1, 0], [0.6, 0.8], [0, 1]), [])
    expect(semantic).toBeCloseTo(0.733333, 4) // of the decoded vectors
  })

  it('[CT7] takes a twin as a neighbour and never the row itself', () => {
    expect(measureNormalisers(indexOf([1], [1], [1]), []).semantic).toBe(1)
  })

  it('[CT7] measures tags over the rows that share one', () => {
    const contents = [
      aContent({ id: 'a', tags: someTags('subject:sea') }),
      aContent({ id: 'b', tags: someTags('subject:sea') }),
      aContent({ id: 'c', tags: someTags('subject:alone') }),
      aContent({ id: 'd' }),
    ]
    const index = indexOf([1], [1], [1], [1])
    expect(measureNormalisers(index, tagVectors(contents)).tag).toBe(1)
    // idf(sea) = ln 3, idf(ships) = ln 4 (n = 3, counts 2 and 1): b is a with ships, c has no tags.
    const both = aContent({ id: 'b', tags: someTags('subject:sea', 'subject:ships') })
    const half = [...contents.slice(0, 1), both, ...contents.slice(3)]
    const cosine = Math.log(1 + 3 / 2) / Math.hypot(Math.log(1 + 3 / 2), Math.log(1 + 3 / 1))
    expect(measureNormalisers(index, tagVectors(half)).tag).toBeCloseTo(cosine, 6)
  })

  it('[CT7] is at least .1, and 1 where nothing can be measured', () => {
    expect(measureNormalisers(indexOf([1, 0], [0, 1]), []).semantic).toBe(0.1)
    expect(measureNormalisers(indexOf([1, 0], [-1, 0]), []).semantic).toBe(0.1)
    expect(measureNormalisers(indexOf([1]), tagVectors([aContent()]))).toEqual({ semantic: 1, tag: 1 })
    expect(measureNormalisers(indexOf(), [])).toEqual({ semantic: 1, tag: 1 })
  })

  it('[CT7] looks at 1,000 evenly spaced rows of 1,500', () => {
    const rows = Array.from({ length: 1_500 }, (_, i) => vectorFromId(`row ${i}`, DIM))
    const sampled = Array.from({ length: 1_000 }, (_, i) => Math.floor((i * 1_500) / 1_000))
    const nearest = sampled.map((row) => {
      const cosines = rows.map((other, i) => (i === row ? -1 : dot(rows[row] ?? other, other)))
      return Math.max(...cosines)
    })
    const mean = nearest.reduce((sum, x) => sum + x, 0) / nearest.length
    expect(measureNormalisers(indexOf(...rows.map((row) => [...row])), []).semantic).toBeCloseTo(mean, 5)
  })
})
