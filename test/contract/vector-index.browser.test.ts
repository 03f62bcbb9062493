/** All three paths, in a real browser. */
import { describeVectorIndex } from './vector-index.contract.ts'
import { expect, it } from 'vitest'
import { pathsHere } from '../unit/vector/paths-here.ts'

it('[VX13] has relaxed SIMD in this browser', () => {
  expect(pathsHere).toEqual(['relaxed', 'simd', 'js'])
})

describeVectorIndex()
