/** Runs the project's own tools one after the other, their output live. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Colour only where a person looks: some tools colour their lines for a file or a CI log too. */
const PLAIN = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }
const BIN = join(ROOT, 'node_modules', '.bin')

/**
 * Runs `command` (found in node_modules/.bin first) in the repo root. Resolves to whether it exited with 0; a command
 * that cannot be started counts as failed.
 */
export function runStep(command, args, env = {}) {
  return new Promise((resolve) => {
    const PATH = `${BIN}${delimiter}${process.env.PATH ?? ''}`
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...PLAIN, PATH, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
}

/** Runs all `steps` ({ name, command, args }), also after a failure, and resolves to the names of those that failed. */
export async function runAll(steps) {
  const failed = []
  for (const { name, command, args } of steps) {
    console.log(`\n> ${name}: ${[command, ...args].join(' ')}`)
    if (!(await runStep(command, args))) failed.push(name)
  }
  return failed
}
