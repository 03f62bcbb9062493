/** `docent pack`: a site's release as one file, for a USB stick. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { DocentError } from '../../base/docent-error.ts'
import { openSource } from '../verify/open-source.ts'
import { packRelease } from '../verify/pack-release.ts'
import { StepFailure } from '../verify/read-release.ts'
import { writeAtomically } from '../write-atomically.ts'
import type { CommandOutput } from './command-output.ts'
import { inBytes } from './in-bytes.ts'
import { counted } from './report-text.ts'

interface PackFlags {
  readonly out: string
  readonly json?: true
}

const EXAMPLE = `
Example:
  docent pack site -o museum.docent

A device takes the file by choosing it, and verifies it as it would a download: it may come by any hand.`

/** Adds the command to `program`. */
export function addPackCommand(program: Command, output: CommandOutput): void {
  program
    .command('pack')
    .description('write the release of a site into one file')
    .argument('<site>', 'address or folder of a site')
    .requiredOption('-o, --out <file>', 'file to write, named *.docent')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((site: string, flags: PackFlags) => pack(site, flags, output))
}

async function pack(site: string, { out, json }: PackFlags, output: CommandOutput): Promise<void> {
  const path = resolve(output.cwd, out)
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder) throw new DocentError('cli-bad-input', `Expected a file to write at ${out}, found a folder.`, { out })
  const { source } = await openSource(/^https?:\/\//.test(site) ? site : resolve(output.cwd, site))
  const { bytes, read } = await packRelease(source, Date.now()).catch((error: unknown) => {
    throw error instanceof StepFailure ? error.error : error
  })
  await writeAtomically(path, bytes)
  const { catalog, epoch, seq } = read.taken.head
  const { version, count } = read.release
  const report = { out, catalog, epoch, seq, version, count, bytes: bytes.length }
  const text = `${out} written: ${catalog} ${epoch}.${seq}, version ${version}, ${counted(count, 'record')}, ${inBytes(bytes.length)}`
  output.print(json ? JSON.stringify(report, null, 2) : text)
}
