import { type ArmRequest, assignArms } from '../../../../src/engine/experiments/assign-arms.ts'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../../builders/refusal-of.ts'

const plain = { name: 'plain', share: 0.5 }
const wide = { name: 'wide', share: 0.5, config: { mmrLambda: 0.3, fusionWeights: { tag: 1 } } }
const variety = { id: 'variety', arms: [plain, wide] }

function assigned(overrides: Partial<ArmRequest> = {}): ReturnType<typeof assignArms> {
  return assignArms({ userId: 'visitor', experiments: [variety], config: {}, features: [], ...overrides })
}

describe('arms', () => {
  it('[RP15] are the same for a visitor each time, near their shares over visitors, and lay their config over the own', () => {
    const config = { mmrLambda: 0.8, fusionWeights: { semantic: 2 } }
    const all = Array.from({ length: 1000 }, (_, at) => assigned({ userId: `visitor ${at}`, config }))
    const isWide = all.map(({ assigned: [one] }) => one?.arm === 'wide')
    expect(isWide.filter(Boolean).length / 1000).toBeCloseTo(0.5, 1)
    expect(assigned({ userId: 'visitor 7', config })).toEqual(all[7])
    const merged = { mmrLambda: 0.3, fusionWeights: { semantic: 2, tag: 1 } }
    for (const [at, { config: found }] of all.entries()) expect(found).toEqual(isWide[at] ? merged : config)
  })

  it.each([
    ['no list', 'variety', 'experiment-invalid', 'expected an array'],
    ['one arm', [{ id: 'a', arms: [{ name: 'b', share: 1 }] }], 'experiment-invalid', 'at least 2'],
    ['shares that lack', [{ id: 'a', arms: [plain, { ...wide, share: 0.4 }] }], 'experiment-invalid', 'sum to 1'],
    ['an arm twice', [{ id: 'a', arms: [plain, plain] }], 'experiment-invalid', 'a name twice'],
    [
      'a reserved word',
      [{ id: 'a', arms: [plain, { ...wide, name: 'constructor' }] }],
      'experiment-invalid',
      'reserved',
    ],
    ['an id twice', [variety, variety], 'experiment-invalid', 'an id of its own'],
    [
      'the same key in two',
      [variety, { id: 'more', arms: [plain, { ...plain, name: 'b', config: { fusionWeights: { tag: 0 } } }] }],
      'experiment-invalid',
      'fusionWeights.tag, as experiment variety has',
    ],
    [
      'a key that does not exist',
      [{ id: 'a', arms: [plain, { ...wide, config: { mmrLamda: 1 } }] }],
      'config-unknown-key',
      'Arm wide of experiment a: Cannot use the config: mmrLamda',
    ],
    [
      'a value out of range',
      [{ id: 'a', arms: [plain, { ...wide, config: { mmrLambda: 2 } }] }],
      'config-invalid',
      'wide',
    ],
    ['a feature that was removed', [{ ...variety, features: ['gone_30d'] }], 'feature-unknown', 'found gone_30d'],
  ])('[RP16] [RP17] are refused by name for %s', async (_, experiments, code, says) => {
    const refusal = await refusalOf(() => assigned({ experiments, features: ['tip_volume_30d'] }))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(says)
  })
})
