/** `docent verify`: all that a device does to a release, step by step; exit 1 on any doubt. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { DocentError } from '../../base/docent-error.ts'
import { openSource } from '../verify/open-source.ts'
import { type Step, StepFailure } from '../verify/read-release.ts'
import { verifySite } from '../verify/verify-site.ts'
import type { CommandOutput } from './command-output.ts'

interface VerifyFlags {
  readonly root: string
  readonly cache: string
  readonly json?: true
}

interface SaidStep {
  readonly step: Step
  readonly ok: boolean
  readonly says: string
}

const EXAMPLE = `
Examples:
  docent verify site --root keys/root/1
  docent verify https://museum.example/catalog/ --root keys/root/1
  docent verify museum.docent --root keys/root/1

It follows the roots from the one that you name, checks the head, the manifest, the whole catalog, and every delta and
shard, by the code that runs on devices. Like a device it remembers the highest release that it has seen, in the folder
of --cache, and refuses an older one from then on.`

/** Adds the command to `program`. */
export function addVerifyCommand(program: Command, output: CommandOutput): void {
  program
    .command('verify')
    .description('check a release as a device would, and say each step')
    .argument('<site>', 'address or folder of a site, or a file that docent pack wrote')
    .requiredOption('--root <file>', 'root that the app is built with: root/1 of the keys')
    .option('--cache <dir>', 'folder that remembers what was verified', '.docent-cache')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((site: string, flags: VerifyFlags) => verify(site, flags, output))
}

async function verify(site: string, { root, cache, json }: VerifyFlags, output: CommandOutput): Promise<void> {
  const { cwd } = output
  const steps: SaidStep[] = []
  const said = (step: SaidStep): void => {
    steps.push(step)
    if (json !== true) output.print(lineOf(step))
  }
  const anchor = await readFile(resolve(cwd, root)).catch((error: unknown) => {
    throw new DocentError('cli-bad-input', `Expected the file of a root at ${root}, found none.`, { root }, error)
  })
  const opened = await openSource(/^https?:\/\//.test(site) ? site : resolve(cwd, site))
  try {
    const { taken, release } = await verifySite({
      ...opened,
      anchor: new Uint8Array(anchor),
      memory: resolve(cwd, cache),
      now: Date.now(),
      told: (step, says) => said({ step, ok: true, says }),
    })
    const { catalog, epoch, seq } = taken.head
    const report = { site, ok: true, catalog, epoch, seq, version: release.version, steps }
    output.print(
      json ? JSON.stringify(report, null, 2) : `${site} is what its publisher signed: ${catalog} ${epoch}.${seq}`,
    )
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error
    const { step, error: reason } = error
    said({ step, ok: false, says: reason.message })
    throw new DocentError(
      reason.code,
      `${site} cannot be trusted (${reason.code}, at the step ${step}).`,
      { ...reason.details, site, step, steps },
      reason,
    )
  }
}

function lineOf({ step, ok, says }: SaidStep): string {
  return `${ok ? 'ok    ' : 'FAILED'}  ${step.padEnd(8)}  ${says}`
}
