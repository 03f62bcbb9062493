import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { dot } from '../../../../src/vector/dot.ts'
import { aCommandOutput } from '../../../builders/a-command-output.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

describe('docent embed', () => {
  it('[EM3] prints texts with their vectors, those of the parity file', async () => {
    const output = aCommandOutput(root)
    expect(await runCommandLine(['embed', 'harbour at dusk', 'bronze horse', '--json'], output)).toBe(0)
    const embedded = JSON.parse(output.printed()) as { text: string; vector: number[] }[]
    expect(embedded.map(({ text }) => text)).toEqual(['harbour at dusk', 'bronze horse'])
    const parity = JSON.parse(await readFile(`${root}/public/models/all-MiniLM-L6-v2/parity.json`, 'utf8')) as {
      rows: { text: string; q8: string }[]
    }
    const row = parity.rows.find(({ text }) => text === 'harbour at dusk')
    const expected = new Float32Array(Uint8Array.from(Buffer.from(row?.q8 ?? '', 'base64')).buffer)
    expect(dot(Float64Array.from(embedded[0]?.vector ?? []), expected)).toBeGreaterThanOrEqual(0.9999)
    expect(output.told()).toBe('')
  })

  it('[PB9] prints the beginning of a vector for people', async () => {
    const output = aCommandOutput(root)
    expect(await runCommandLine(['embed', 'bronze horse'], output)).toBe(0)
    expect(output.printed()).toMatch(/^"bronze horse": (-?\d\.\d{4} ){8}… \(384 numbers; --json shows all\)\n$/)
  })
})
