/** What every TextVectors must do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TextVectors } from '../../src/ports/text-vectors.ts'

/** Numbers that a careless encoding would change. */
const odd = Float32Array.of(0.1, -0, Number.MIN_VALUE, 1 / 3, -3.4e38, 1e-45)
const even = Float32Array.of(1, 2, 3)

export function describeTextVectors(adapter: string, open: () => Promise<TextVectors>): void {
  describe(`TextVectors contract: ${adapter}`, () => {
    let vectors: TextVectors

    beforeEach(async () => {
      vectors = await open()
    })
    afterEach(() => vectors.close())

    it('[ST18] gives back what was put, bit for bit, and leaves out what it does not hold', async () => {
      await vectors.put(
        new Map([
          ['odd', odd],
          ['even', even],
          ['none', new Float32Array(0)],
        ]),
      )
      const found = await vectors.get(['even', 'stranger', 'odd', 'none'])
      expect([...found.keys()].toSorted()).toEqual(['even', 'none', 'odd'])
      expect(new Uint32Array(found.get('odd')?.slice().buffer ?? new ArrayBuffer(0))).toEqual(
        new Uint32Array(odd.slice().buffer),
      )
      expect(found.get('even')).toEqual(even)
      expect(found.get('none')).toEqual(new Float32Array(0))
    })

    it('[ST18] finds vectors of several batches in one call', async () => {
      for (const at of [0, 1, 2]) await vectors.put(new Map([[`k${at}`, Float32Array.of(at)]]))
      const found = await vectors.get(['k2', 'k0', 'k2'])
      expect([...found].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
        ['k0', Float32Array.of(0)],
        ['k2', Float32Array.of(2)],
      ])
    })

    it('[ST18] replaces the vector of a key', async () => {
      await vectors.put(new Map([['k', odd]]))
      await vectors.put(new Map([['k', even]]))
      expect((await vectors.get(['k'])).get('k')).toEqual(even)
    })

    it('[ST18] keeps its own copies', async () => {
      const mine = Float32Array.of(1)
      await vectors.put(new Map([['k', mine]]))
      mine[0] = 2
      const found = await vectors.get(['k'])
      expect(found.get('k')).toEqual(Float32Array.of(1))
      found.get('k')?.set([3])
      expect((await vectors.get(['k'])).get('k')).toEqual(Float32Array.of(1))
    })

    it('[ST18] answers and takes nothing', async () => {
      await vectors.put(new Map())
      expect(await vectors.get([])).toEqual(new Map())
    })

    it('[ST18] can be emptied, and goes on', async () => {
      await vectors.put(new Map([['k', odd]]))
      await vectors.clear()
      expect(await vectors.get(['k'])).toEqual(new Map())
      await vectors.put(new Map([['k', even]]))
      expect((await vectors.get(['k'])).get('k')).toEqual(even)
    })
  })
}
