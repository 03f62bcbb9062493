import { describe, expect, it } from 'vitest'
import { createHashEmbeddingModel } from '../../../src/adapters/memory/hash-embedding-model.ts'
import { stableHash } from '../../../src/base/random.ts'
import { dot } from '../../../src/vector/dot.ts'

const encode = (text: string): Promise<Float32Array> => createHashEmbeddingModel().encode(text)

describe('hash embedding model', () => {
  it('[EM6] counts words in buckets by their hash, at unit length', async () => {
    const vector = await encode('Sea, sea: ships')
    expect(vector[stableHash('sea') % 384]).toBeCloseTo(2 / Math.sqrt(5), 6)
    expect(vector[stableHash('ships') % 384]).toBeCloseTo(1 / Math.sqrt(5), 6)
    expect(vector.filter((x) => x !== 0)).toHaveLength(2)
  })

  it('[EM6] takes a text without words for the word that is empty', async () => {
    expect(await encode('!?')).toEqual(await encode(''))
    expect((await encode(''))[stableHash('') % 384]).toBe(1)
  })

  it('[EM6] gives texts that share words a higher cosine than texts that share none', async () => {
    const [a, b, c] = await Promise.all(['red boats at sea', 'blue boats at sea', 'a quiet interior'].map(encode))
    if (!a || !b || !c) throw new Error('three texts, three vectors')
    expect(dot(a, b)).toBeGreaterThan(dot(a, c))
  })
})
