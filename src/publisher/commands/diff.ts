/** `docent diff`: what changed from one catalog or release to another. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type CatalogDiff, diffPlaces } from '../verify/diff-places.ts'
import { changeLines } from './change-lines.ts'
import type { CommandOutput } from './command-output.ts'
import { inBytes } from './in-bytes.ts'
import { counted } from './report-text.ts'

const EXAMPLE = `
Examples:
  docent diff site catalog
  docent diff https://museum.example/catalog/ site --json`

/** Adds the command to `program`. */
export function addDiffCommand(program: Command, output: CommandOutput): void {
  const place = (text: string): string => (/^https?:\/\//.test(text) ? text : resolve(output.cwd, text))
  program
    .command('diff')
    .description('say what changed between two catalogs or releases')
    .argument('<a>', 'catalog folder, site, address or file of a release')
    .argument('<b>', 'the later one')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action(async (a: string, b: string, { json }: { readonly json?: true }) => {
      const diff = await diffPlaces(place(a), place(b))
      output.print(json ? JSON.stringify(diff, null, 2) : asText(diff))
    })
}

function asText(diff: CatalogDiff): string {
  const { from, to, vectors, info, bytes } = diff
  const ways = Object.entries(bytes).map(([way, size]) => `${way === 'full' ? 'whole' : way} ${inBytes(size)}`)
  return [
    `${from.catalog} ${from.version} (${counted(from.count, 'record')}) → ${to.catalog} ${to.version} (${counted(to.count, 'record')})`,
    ...changeLines(diff),
    ...(vectors > 0 ? [`  vectors  ${vectors} others`] : []),
    ...(info.length > 0 ? [`  info     ${info.join(', ')}`] : []),
    `  a device takes  ${ways.join(', ')}`,
  ].join('\n')
}
