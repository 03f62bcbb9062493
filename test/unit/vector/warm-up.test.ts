import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.restoreAllMocks()
  vi.resetModules()
})

it('[VX18] warms a kernel up once, before the first index of its path', async () => {
  vi.resetModules() // a kernel that another test has used is warm
  const { createVectorIndex } = await import('../../../src/vector/vector-index.ts')
  const made = vi.spyOn(WebAssembly, 'Instance')
  const compiled = vi.spyOn(WebAssembly, 'Module')
  const counts = [1, 2, 3].map(() => {
    createVectorIndex(new Float32Array(16).fill(0.25), 16, { path: 'simd' })
    return [made.mock.calls.length, compiled.mock.calls.length]
  })
  expect(counts).toEqual([
    [2, 1],
    [3, 1],
    [4, 1],
  ])
})
