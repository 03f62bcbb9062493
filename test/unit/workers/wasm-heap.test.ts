import { expect, it } from 'vitest'
import { hasWasmSimd } from '../../../src/workers/has-wasm-simd.ts'
import { watchWasmHeap } from '../../../src/workers/wasm-heap.ts'

const PAGE_BYTES = 65_536
const START = [0, 97, 115, 109, 1, 0, 0, 0]
/** Exports a memory of one page as "m". */
const EXPORTING = Uint8Array.from([...START, 5, 3, 1, 0, 1, 7, 5, 1, 1, 109, 2, 0])
/** Imports one as "a"."a". */
const IMPORTING = Uint8Array.from([...START, 2, 8, 1, 1, 97, 1, 97, 2, 0, 1])

it('[EW6] counts the memories that modules were instantiated with, as they grow, each once', async () => {
  const heapBytes = watchWasmHeap()
  expect(heapBytes()).toBe(0)
  const memory = new WebAssembly.Memory({ initial: 1 })
  await WebAssembly.instantiate(IMPORTING, { a: { a: memory } })
  await WebAssembly.instantiate(await WebAssembly.compile(IMPORTING), { a: { a: memory } })
  expect(heapBytes()).toBe(PAGE_BYTES)
  memory.grow(2)
  expect(heapBytes()).toBe(3 * PAGE_BYTES)
  const { instance } = await WebAssembly.instantiate(EXPORTING)
  expect(instance.exports['m']).toBeInstanceOf(WebAssembly.Memory)
  await WebAssembly.instantiate(await WebAssembly.compile(EXPORTING))
  expect(heapBytes()).toBe(5 * PAGE_BYTES)
})

it('[EW2] knows whether WebAssembly has vectors here', () => {
  expect(hasWasmSimd()).toBe(true)
})
