/** Runs one command line of `docent` and says how it ended: 0 done, 1 the input is wrong, 2 a bug of ours. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { DocentError } from '../base/docent-error.ts'
import { addBuildCommand } from './commands/build.ts'
import type { CommandOutput } from './commands/command-output.ts'
import { addDiffCommand } from './commands/diff.ts'
import { addEmbedCommand } from './commands/embed.ts'
import { addGenerateCommand } from './commands/generate.ts'
import { addImportEventsCommand } from './commands/import-events.ts'
import { addExperimentsCommand } from './commands/experiments.ts'
import { addEvaluateCommand } from './commands/evaluate.ts'
import { addInspectCommand } from './commands/inspect.ts'
import { addKeysCommand } from './commands/keys.ts'
import { addNormalizeCommand } from './commands/normalize.ts'
import { addPackCommand } from './commands/pack.ts'
import { addRecommendCommand } from './commands/recommend.ts'
import { addReleaseCommand } from './commands/release.ts'
import { addSafetyCommand } from './commands/safety.ts'
import { addSearchCommand } from './commands/search.ts'
import { addServeCommand } from './commands/serve.ts'
import { addTrainCommand } from './commands/train.ts'
import { addVerifyCommand } from './commands/verify.ts'
import { packageFolder } from './package-folder.ts'

export type ExitCode = 0 | 1 | 2

/**
 * Runs `docent ...args`. Never throws: what went wrong is told on `output`, with `--json` also printed as
 * `{ "error": { code, message, details } }`.
 */
export async function runCommandLine(args: readonly string[], output: CommandOutput): Promise<ExitCode> {
  const program = new Command('docent')
    .description('Build catalogs and recommend from them, on this machine alone.')
    .version(ownVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.print(text.trimEnd()),
      writeErr: (text) => output.tell(text.trimEnd()),
    })
    .showHelpAfterError('(docent --help shows what there is)')
  addBuildCommand(program, output)
  addEmbedCommand(program, output)
  addInspectCommand(program, output)
  addNormalizeCommand(program, output)
  addRecommendCommand(program, output)
  addSearchCommand(program, output)
  addKeysCommand(program, output)
  addReleaseCommand(program, output)
  addVerifyCommand(program, output)
  addDiffCommand(program, output)
  addPackCommand(program, output)
  addServeCommand(program, output)
  addTrainCommand(program, output)
  addEvaluateCommand(program, output)
  addExperimentsCommand(program, output)
  addGenerateCommand(program, output)
  addImportEventsCommand(program, output)
  addSafetyCommand(program, output)
  // A subcommand takes over neither by itself.
  for (const command of program.commands) {
    command.copyInheritedSettings(program)
    for (const inner of command.commands) inner.copyInheritedSettings(program)
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
    return 0
  } catch (error) {
    return endedBy(error, args.includes('--json'), output)
  }
}

function endedBy(error: unknown, json: boolean, output: CommandOutput): ExitCode {
  // Commander has said it all by then; help and version end this way as well.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1
  if (error instanceof DocentError && error.code !== 'internal') {
    const { code, message, details } = error
    if (json) output.print(JSON.stringify({ error: { code, message, details } }, null, 2))
    output.tell(`docent: ${message}`)
    return 1
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (json) output.print(JSON.stringify({ error: { code: 'internal', message: String(error), details: {} } }, null, 2))
  output.tell(`docent: this is a bug of ours, please report it with the lines below.\n${trace}`)
  return 2
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0'
}
