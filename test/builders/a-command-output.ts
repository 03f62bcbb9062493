/** Where a command's output goes in a test: collected, with nobody looking on. */
import { PassThrough } from 'node:stream'
import type { CommandOutput } from '../../src/publisher/commands/command-output.ts'

export interface CollectedOutput extends CommandOutput {
  /** All that was printed: standard output. */
  readonly printed: () => string
  /** All that was told and all progress: standard error. */
  readonly told: () => string
}

export function aCommandOutput(cwd: string): CollectedOutput {
  const stream = new PassThrough()
  const printed: string[] = []
  const told: string[] = []
  stream.on('data', (chunk: Buffer) => told.push(chunk.toString()))
  return {
    cwd,
    stream,
    interactive: false,
    print: (text) => printed.push(`${text}\n`),
    tell: (text) => told.push(`${text}\n`),
    printed: () => printed.join(''),
    told: () => told.join(''),
  }
}
