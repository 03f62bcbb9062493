import { aBandit, aBanditState, oneFeature, someFeatures, someRewards } from '../../builders/a-bandit.ts'
import { addVisit, venuePart } from '../../../src/bandit/venue-prior.ts'
import { describe, expect, it } from 'vitest'
import { emptyBanditState } from '../../../src/bandit/bandit-state.ts'
import { LinearBandit } from '../../../src/bandit/linear-bandit.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const features = someFeatures(1, 1)

describe('the prior of a venue', () => {
  it('[BD14] [BD15] makes of two visits what one bandit would have learnt of both', () => {
    const first = someRewards(features, 1, 8)
    const second = someRewards(features, 2, 8)
    const venue = addVisit(
      addVisit(undefined, aBandit(features, first).state(), 1),
      aBandit(features, second).state(),
      2,
    )
    const opened = new LinearBandit(emptyBanditState(features), { venue: { state: venue, part: venuePart(venue) } })
    const whole = aBandit(features, [...first, ...second])
    // Forgetting of .999 a visit is all the difference.
    opened.weights().forEach((weight, i) => expect(weight).toBeCloseTo(whole.weights()[i] ?? NaN, 2))
    expect(opened.state()).toEqual(emptyBanditState(features)) // the visitor's own state holds nothing of the venue
  })

  it('[BD14] takes a visit of 200 rewards for 20: no visitor decides for those after', () => {
    const venue = addVisit(undefined, aBanditState(features, 1, 200), 1)
    expect(venue.weight).toBeCloseTo(20, 9)
    expect(venue.updates).toBe(200)
    const whole = aBanditState(features, 1, 200)
    expect(venue.gram[0]).toBeCloseTo((whole.gram[0] ?? NaN) / 10, 9)
  })

  it('[BD14] is left as it is by a visit that taught nothing, and takes over the features of the newest', () => {
    const venue = addVisit(undefined, aBanditState(features, 1, 10), 1)
    expect(addVisit(venue, emptyBanditState(features), 2)).toBe(venue)
    const wider = addVisit(venue, aBanditState(someFeatures(1, 2), 2, 10), 2)
    expect(wider.migrations).toMatchObject([{ at: 2, added: ['item:i1'] }])
    expect(wider.weight).toBeCloseTo(10 * 0.999 + 10, 9)
  })

  it('[BD15] counts for at most a weight of 50 under a visitor, however many visits it had', () => {
    const rewards = (reward: number, count: number): { context: Float64Array; reward: number }[] =>
      Array.from({ length: count }, () => ({ context: Float64Array.of(1, 0), reward }))
    let venue = addVisit(undefined, aBandit(oneFeature, rewards(1, 20)).state(), 1)
    for (let visit = 0; visit < 50; visit++) venue = addVisit(venue, aBandit(oneFeature, rewards(1, 20)).state(), 1)
    expect(venue.weight).toBeGreaterThan(900)
    expect(venue.weight * venuePart(venue)).toBeCloseTo(50, 9)
    const visitor = new LinearBandit(emptyBanditState(oneFeature), { venue: { state: venue, part: venuePart(venue) } })
    expect(visitor.weights()[0]).toBeCloseTo(50 / 51, 9)
    for (const { context, reward } of rewards(-1, 50)) visitor.update(context, reward)
    expect(visitor.weights()[0]).toBeCloseTo(0, 9) // 50 for, 50 against
    expect(venuePart(emptyBanditState(oneFeature))).toBe(1)
  })

  it('[BD15] of other features is refused until both are migrated', async () => {
    const venue = { state: aBanditState(features, 1, 3), part: 1 }
    const refusal = await refusalOf(() => new LinearBandit(emptyBanditState(oneFeature), { venue }))
    expect(refusal.code).toBe('bandit-state-invalid')
  })
})
