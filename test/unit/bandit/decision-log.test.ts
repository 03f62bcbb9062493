import {
  type Decision,
  expireDecisions,
  NO_DECISIONS,
  noteDecisions,
  settleDecision,
} from '../../../src/bandit/decision-log.ts'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../builders/refusal-of.ts'

function aDecision(overrides: Partial<Decision> = {}): Decision {
  return {
    recommId: 'list',
    contentId: 'a',
    at: 1000,
    place: 5,
    policy: 'ucb',
    propensity: 0.25,
    odds: { ucb: 0.25, thompson: 0.5, evenly: 1 / 12, best: 0 },
    mean: 0.1,
    width: 0.4,
    missing: [],
    candidates: 12,
    visitor: { pace: 3 },
    item: { size: 4 },
    ...overrides,
  }
}

const log = noteDecisions(NO_DECISIONS, [aDecision(), aDecision({ contentId: 'b', at: 2000 })])

describe('the log of decisions', () => {
  it('[BD17] settles what was served, once, with all that it was chosen by', async () => {
    const { log: after, settled } = settleDecision(log, 'list', 'a', 0.8)
    expect(settled).toEqual({ ...aDecision(), reward: 0.8, because: 'engaged' })
    expect(after.pending.map(({ contentId }) => contentId)).toEqual(['b'])
    expect(after.settled).toEqual([settled])
    expect((await refusalOf(() => settleDecision(after, 'list', 'a', 0.8))).code).toBe('bandit-reward-unknown')
  })

  it('[BD17] refuses the reward of what was never served, and one that is no strength', async () => {
    expect((await refusalOf(() => settleDecision(log, 'another list', 'a', 1))).code).toBe('bandit-reward-unknown')
    for (const reward of [NaN, 1.01, -Infinity]) {
      expect((await refusalOf(() => settleDecision(log, 'list', 'a', reward))).code).toBe('bandit-reward-invalid')
    }
  })

  it('[BD9] refuses a propensity that no choice can have had, and notes none of its list', async () => {
    for (const propensity of [0, -0.1, 1.1, NaN]) {
      const refusal = await refusalOf(() =>
        noteDecisions(log, [aDecision({ contentId: 'c' }), aDecision({ propensity })]),
      )
      expect(refusal.code).toBe('bandit-propensity-invalid')
    }
    expect(log.made).toBe(2)
  })

  it('[BD18] rewards with 0 what nothing came of in time, and nothing that still may', () => {
    const { log: after, settled } = expireDecisions(log, 2000)
    expect(settled).toEqual([{ ...aDecision(), reward: 0, because: 'expired' }])
    expect(after.pending.map(({ at }) => at)).toEqual([2000])
    expect(expireDecisions(log, 1000).log).toBe(log)
  })

  it('[BD16] keeps the newest 200 of each half, and counts what had to go before anything came of it', () => {
    const many = Array.from({ length: 202 }, (_, at) => aDecision({ contentId: `${at}`, at }))
    const full = noteDecisions(NO_DECISIONS, many)
    expect(full).toMatchObject({ made: 202, lost: 2 })
    expect(full.pending[0]?.contentId).toBe('2')
    const settled = expireDecisions(noteDecisions(expireDecisions(full, 300).log, many.slice(0, 1)), 300).log.settled
    expect(settled).toHaveLength(200)
    expect(settled.at(-1)?.contentId).toBe('0')
    expect(structuredClone(full)).toEqual(full)
  })
})
