import { aBanditState, someFeatures } from '../../builders/a-bandit.ts'
import { describe, expect, it } from 'vitest'
import { checkFeatures } from '../../../src/bandit/check-features.ts'
import { parseBanditState } from '../../../src/bandit/parse-bandit-state.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const state = aBanditState(someFeatures(1, 1), 3, 12)
const negative = state.gram.map((entry, at) => (at === 0 ? -1 : entry))

describe('a state from outside', () => {
  it('[BD13] comes back from JSON as it went', () => {
    expect(parseBanditState(JSON.parse(JSON.stringify(state)))).toEqual(state)
  })

  it('[BD13] of a newer version is refused by name', async () => {
    const refusal = await refusalOf(() => parseBanditState({ ...state, schemaVersion: 2, gram: 'of another shape' }))
    expect(refusal.code).toBe('bandit-state-newer')
    expect(refusal.message).toContain('found version 2')
  })

  it.each([
    ['nothing', undefined],
    ['a list', [state]],
    ['no version', { ...state, schemaVersion: undefined }],
    ['a gram that is cut off', { ...state, gram: state.gram.slice(1) }],
    ['a NaN, which JSON makes null', { ...state, moment: [null, ...state.moment.slice(1)] }],
    ['a prior of 0', { ...state, prior: state.prior.map(() => 0) }],
    ['a gram that is no sum of squares', { ...state, gram: negative }],
    ['features without a scale', { ...state, features: { ...state.features, item: [{ name: 'x' }] } }],
    ['a weight below 0', { ...state, weight: -1 }],
    ['a migration that says nothing', { ...state, migrations: [{ at: 1 }] }],
  ])('[BD13] with %s is refused with what was wrong', async (_, value) => {
    const refusal = await refusalOf(() => parseBanditState(value))
    expect(refusal.code).toBe('bandit-state-invalid')
    expect(refusal.message).toMatch(/^Expected .*, found .*\. Take the export/)
  })
})

describe('features', () => {
  it.each([
    [
      'a name twice',
      {
        visitor: [],
        item: [
          { name: 'a', scale: 1 },
          { name: 'a', scale: 2 },
        ],
      },
    ],
    ['a scale of 0', { visitor: [{ name: 'a', scale: 0 }], item: [] }],
    ['a scale that is not a number', { visitor: [{ name: 'a', scale: NaN }], item: [] }],
    ['more than 256 weights', someFeatures(16, 16)],
  ])('[BD2] with %s are refused', async (_, features) => {
    expect((await refusalOf(() => checkFeatures(features))).code).toBe('bandit-features-invalid')
  })
})
