import { describe, expect, it } from 'vitest'
import { fuzzIntake } from './intake-fuzz.ts'
import { sharedFolder } from '../shared-folder.ts'

/** `npm run test:intake` does 100,000. */
const COUNT = 2000
const SEED = 1

describe('mutated payloads', () => {
  it(`[IN14] are events by the schema or refused, never thrown on (seed ${SEED}, ${COUNT} of them, each as every source's)`, () => {
    const { events, refused, payloads, ...report } = fuzzIntake(SEED, COUNT)
    expect(report).toMatchObject({ crashes: 0, wrong: 0, slow: 0, faults: [] })
    expect(payloads.ours).toBeGreaterThan(40)
    expect(events).toBeGreaterThan(COUNT / 10)
    expect(refused).toBeGreaterThan(COUNT)
  })

  // They lie outside the repository; without them the run says "skipped".
  it.skipIf(sharedFolder === undefined)('[IN14] are mutations of real payloads too', () => {
    expect(fuzzIntake(SEED, 1).payloads.real).toBeGreaterThan(40)
  })
})
