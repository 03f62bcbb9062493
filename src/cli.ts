/** The command `docent`. */
import { processOutput } from './publisher/commands/command-output.ts'
import { runCommandLine } from './publisher/run-command-line.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), processOutput(process))
