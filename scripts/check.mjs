/** `npm run check`: format, lint with types, types, unused files and exports. Runs all of them; exit 1 if one fails. */
import { runAll } from './steps.mjs'

const failed = await runAll([
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'lint', command: 'oxlint', args: ['--quiet'] },
  { name: 'types', command: 'tsc', args: ['--build'] },
  { name: 'unused', command: 'knip', args: ['--no-config-hints'] },
])

for (const name of failed) console.error(`failed: ${name}`)
console.log(failed.length === 0 ? 'check: all good' : `check: ${failed.length} of 4 failed`)
process.exitCode = failed.length === 0 ? 0 : 1
