/** `docent` as a process of its own, run from the sources: for what only a process has, as signals. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MAIN = `import { runnerImport } from 'vite'; process.argv.splice(1, 0, 'docent'); await runnerImport('./src/cli.ts', { root: '.', configFile: false, logLevel: 'silent' })`

export interface ACommand {
  readonly child: ChildProcess
  /** Settles with the text of standard output as soon as it matches. */
  readonly says: (pattern: RegExp) => Promise<string>
  readonly exited: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

export function aCommand(args: readonly string[]): ACommand {
  const child = spawn(process.execPath, ['--input-type=module', '-e', MAIN, '--', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()))
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()))
  const exited = new Promise<Awaited<ACommand['exited']>>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, says: (pattern) => said(child, () => stdout, pattern), exited }
}

function said(child: ChildProcess, text: () => string, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (pattern.test(text())) resolve(text())
    }
    child.stdout?.on('data', look)
    child.once('close', () => reject(new Error(`It ended before it said ${pattern}: ${text()}`)))
    look()
  })
}
