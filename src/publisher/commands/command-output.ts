/** CommandOutput: where a command's result and its asides go; results on standard output, everything else on error. */
import type { ProgressOutput } from '../progress.ts'

export interface CommandOutput extends ProgressOutput {
  /** Folder that relative paths start from. */
  readonly cwd: string
  /** Results. */
  readonly print: (text: string) => void
  /** True where results may be coloured: a person looks on, and did not ask for none (NO_COLOR). */
  readonly colours?: boolean
  /** Warnings and errors. */
  readonly tell: (text: string) => void
}

/** Output of a process: colours and cursor movements only where a person looks on. */
export function processOutput(host: NodeJS.Process): CommandOutput {
  return {
    cwd: host.cwd(),
    stream: host.stderr,
    interactive: host.stderr.isTTY,
    colours: host.stdout.isTTY && !host.env['NO_COLOR'],
    print: (text) => void host.stdout.write(`${text}\n`),
    tell: (text) => void host.stderr.write(`${text}\n`),
  }
}
