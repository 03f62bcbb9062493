/** The promises of the EmbeddingModel port, for any adapter: SPEC EM1 and EM2. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EmbeddingModel } from '../../src/ports/embedding-model.ts'

export function describeEmbeddingModel(adapter: string, open: () => Promise<EmbeddingModel>): void {
  describe(`EmbeddingModel contract: ${adapter}`, () => {
    let model: EmbeddingModel
    beforeAll(async () => {
      model = await open()
    })
    afterAll(() => model.close())

    const lengthOf = (vector: Float32Array): number => Math.hypot(...vector)

    it('[EM1] gives a unit-length vector of dim finite numbers', async () => {
      for (const text of ['harbour at dusk', 'Ölmalerei einer Winterlandschaft', '波', '🎨 !?', 'a\nb\tc']) {
        const vector = await model.encode(text)
        expect(vector).toBeInstanceOf(Float32Array)
        expect(vector).toHaveLength(model.dim)
        expect(lengthOf(vector)).toBeCloseTo(1, 5)
      }
    })

    it('[EM1] gives the same text the same vector, whatever was asked before or at the same time', async () => {
      const alone = await model.encode('bronze horse')
      const together = await Promise.all(
        ['a much longer text about the sea', 'bronze horse', ''].map((text) => model.encode(text)),
      )
      expect(together[1]).toEqual(alone)
      expect(await model.encode('bronze horse')).toEqual(alone)
    })

    it('[EM1] gives every caller a vector of its own', async () => {
      const first = await model.encode('bronze horse')
      first.fill(7)
      expect(lengthOf(await model.encode('bronze horse'))).toBeCloseTo(1, 5)
    })

    it('[EM1] tells texts apart', async () => {
      expect(await model.encode('bronze horse')).not.toEqual(await model.encode('tapa cloth'))
    })

    it('[EM2] takes the empty text and white space for texts', async () => {
      for (const text of ['', ' \n']) expect(lengthOf(await model.encode(text))).toBeCloseTo(1, 5)
    })

    it('[EM1] takes a text of 20,000 words', async () => {
      expect(lengthOf(await model.encode('word '.repeat(20_000)))).toBeCloseTo(1, 5)
    })
  })
}
