import { describe, expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'

/** `npm run test:attacks` does 100,000. */
const COUNT = 2000
const SEED = 1

describe('mutated releases', () => {
  it(`[SY56] are refused by name, or mean what was published (seed ${SEED}, ${COUNT} of them)`, async () => {
    const { refused, faults, ...report } = await fuzz(SEED, COUNT)
    expect({ ...report, faults }).toMatchObject({ acceptedButDifferent: 0, crashes: 0, slow: 0, faults: [] })
    expect(refused).toBeGreaterThan(COUNT / 2)
  })
})
