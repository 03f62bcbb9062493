import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { kernelBinary } from '../../../src/vector/kernel-binary.ts'

const scriptPath = fileURLToPath(new URL('../../../scripts/build-kernel.mjs', import.meta.url))
const committedPath = new URL('../../../src/vector/kernel-binary.ts', import.meta.url)

it('[VX12] is byte for byte what its source compiles to, with and without relaxed SIMD', { timeout: 60_000 }, () => {
  const built = execFileSync(process.execPath, [scriptPath, '--print'], { encoding: 'utf8' })
  expect(readFileSync(committedPath, 'utf8')).toBe(built)
  for (const binary of Object.values(kernelBinary)) {
    expect(built).toContain(`'${binary}'`)
    expect(Buffer.from(binary, 'hex').subarray(0, 4)).toEqual(Buffer.from('\0asm'))
  }
  expect(kernelBinary.simd).not.toBe(kernelBinary.relaxed)
})
