import { expect, it } from 'vitest'
import { refusalOf } from '../../builders/refusal-of.ts'
import { requireAct } from '../../../src/client/logbook/require-act.ts'

it('[RP20] lets nothing leave but in answer to an act of a person', async () => {
  expect(() => requireAct({ isActive: true })).not.toThrow()
  for (const activation of [{ isActive: false }, undefined]) {
    expect((await refusalOf(() => requireAct(activation))).code).toBe('export-unasked')
  }
})
