/** `docent build`: sources in, a catalog folder out. */
import type { Command } from 'commander'
import { MINILM_DIM, MINILM_ID } from '../../adapters/transformers/minilm-files.ts'
import { buildCatalog, type BuildReport } from '../build-catalog.ts'
import type { Embedder } from '../embed-contents.ts'
import { findModelFolder, openMiniLm } from '../open-minilm.ts'
import { createProgress } from '../progress.ts'
import { inBytes } from './in-bytes.ts'
import type { CommandOutput } from './command-output.ts'

interface BuildFlags {
  readonly out: string
  readonly info?: string
  readonly model?: string
  readonly cache: string
  readonly dryRun?: true
  readonly json?: true
}

const EXAMPLE = `
Example:
  docent build works.ndjson events.csv --info info.json -o public/catalog

A record needs id, contentType and title; everything else is optional. CSV has a header row with the same names or usual
ones (Name, Artist, Keywords), and tags as facet:label;facet:label=0.5 in one cell; a table without ids or types gets them. All faults are listed at once, and nothing is written while there is
one. Only texts that changed are embedded again.`

/** Adds the command to `program`. */
export function addBuildCommand(program: Command, output: CommandOutput): void {
  program
    .command('build')
    .description('check records, embed their texts and write a catalog folder')
    .argument('<source...>', 'files of records: .ndjson, .jsonl or .csv')
    .requiredOption('-o, --out <dir>', 'catalog folder to write')
    .option('--info <file>', 'JSON with catalogId, title, lang, simulated, venue, priors; default: by the folder name')
    .option('--model <dir>', 'folder of all-MiniLM-L6-v2; default: public/models/all-MiniLM-L6-v2')
    .option('--cache <dir>', 'folder that keeps vectors between builds', '.docent-cache')
    .option('--dry-run', 'check everything, write nothing')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((sources: readonly string[], flags: BuildFlags) => build(sources, flags, output))
}

async function build(sources: readonly string[], flags: BuildFlags, output: CommandOutput): Promise<void> {
  const folder = findModelFolder(output.cwd, flags.model)
  const embedder: Embedder = { modelId: MINILM_ID, dim: MINILM_DIM, open: () => openMiniLm(folder) }
  const report = await buildCatalog({
    cwd: output.cwd,
    sources,
    out: flags.out,
    ...(flags.info === undefined ? {} : { info: flags.info }),
    cacheFolder: flags.cache,
    dryRun: flags.dryRun === true,
    embedder,
    progress: createProgress('Embedding', output, () => performance.now()),
  })
  for (const { message } of report.warnings) output.tell(`warning: ${message}`)
  output.print(flags.json ? JSON.stringify(report, null, 2) : asText(report))
}

function asText({ out, version, count, embedded, bytes, outcome }: BuildReport): string {
  const texts = `${count} records, ${embedded} ${embedded === 1 ? 'text' : 'texts'} to embed`
  if (outcome === 'dry-run') return `${texts}; all is well, nothing was written (dry run)`
  const size = Object.values(bytes ?? {}).reduce((sum, each) => sum + each, 0)
  const done = outcome === 'written' ? `${out} written` : `${out} held the same already`
  return `${count} records, ${embedded} newly embedded; ${done}: version ${version ?? '–'}, ${inBytes(size)}`
}
