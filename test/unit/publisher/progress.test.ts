import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createProgress } from '../../../src/publisher/progress.ts'

function aRun(interactive: boolean): { text: () => string; step: (ms: number) => void; stop: () => void } {
  const stream = new PassThrough()
  const chunks: string[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  let now = 1_000
  const progress = createProgress('Embedding', { stream, interactive }, () => now)
  progress.start(4)
  return {
    text: () => chunks.join(''),
    step(ms) {
      now += ms
      progress.step()
    },
    stop: () => progress.stop(),
  }
}

describe('createProgress', () => {
  it('[PB10] writes plain lines where nobody looks on: at the start, every 5 s and at the end', () => {
    const run = aRun(false)
    for (const ms of [2_000, 2_000, 2_000]) run.step(ms)
    run.step(0)
    run.stop()
    expect(run.text()).toBe(
      'Embedding: 4 to do\nEmbedding: 3 of 4, 0.5 a second, 2 s left\nEmbedding: 4 of 4, 0.7 a second, 0 s left\n',
    )
  })

  it('[PB10] says no rate before there is one', () => {
    const run = aRun(false)
    run.stop()
    expect(run.text()).toBe('Embedding: 4 to do\nEmbedding: 0 of 4, – a second, – left\n')
  })
})
