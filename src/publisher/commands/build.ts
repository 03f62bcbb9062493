/** `docent build`: sources in, a catalog folder out. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { MINILM_DIM, MINILM_ID } from '../../adapters/transformers/minilm-files.ts'
import { DocentError } from '../../base/docent-error.ts'
import { buildCatalog, type BuildReport } from '../build-catalog.ts'
import type { Embedder } from '../embed-contents.ts'
import { findModelFolder, openMiniLm } from '../open-minilm.ts'
import { createProgress } from '../progress.ts'
import { readMapping } from '../read-mapping.ts'
import type { RecordsReport } from '../records-report.ts'
import { inBytes } from './in-bytes.ts'
import type { CommandOutput } from './command-output.ts'
import { counted, reportText } from './report-text.ts'

interface BuildFlags {
  readonly out: string
  readonly info?: string
  readonly map?: string
  readonly column: readonly string[]
  readonly model?: string
  readonly cache: string
  readonly dryRun?: true
  readonly json?: true
}

const EXAMPLE = `
Examples:
  docent build works.ndjson events.csv --info info.json -o public/catalog
  docent build export.csv --column Titel=title --column Schlagworte=tags:subject -o catalog --dry-run

Sources are CSV, NDJSON, JSON, IIIF Presentation 3, Linked Art, LIDO or Omeka S, also packed as .gz; what a file is, is
told by what it holds. A record needs id, contentType and title; everything else is optional. Tables have a header row
with the same names or usual ones (Name, Artist, Keywords), and tags as facet:label;facet:label=0.5 in one cell; a table
without ids or types gets them. Other names are mapped, by --column or by a file for --map:
  { "columns": { "Titel": "title", "Schlagworte": "tags:subject", "Title (fr)": "translations.fr.title" },
    "constants": { "rights": "CC0 1.0" }, "delimiter": ";" }
All faults are listed at once, and nothing is written while there is one. Only texts that changed are embedded again.`

const MODELS_LEFT_OUT =
  'warning: the models of the catalog before were left out, as its records are others; train them again with docent train --into'

/** Adds the command to `program`. */
export function addBuildCommand(program: Command, output: CommandOutput): void {
  program
    .command('build')
    .description('check records, embed their texts and write a catalog folder')
    .argument('<source...>', 'files of records')
    .requiredOption('-o, --out <dir>', 'catalog folder to write')
    .option('--info <file>', 'JSON with catalogId, title, lang, simulated, venue, priors; default: by the folder name')
    .option('--map <file>', 'JSON that says what the columns are: columns, constants, delimiter')
    .option(
      '--column <column=field>',
      'what one column is; may be repeated',
      (flag, all: string[]) => [...all, flag],
      [],
    )
    .option('--model <dir>', 'folder of all-MiniLM-L6-v2; default: public/models/all-MiniLM-L6-v2')
    .option('--cache <dir>', 'folder that keeps vectors between builds', '.docent-cache')
    .option('--dry-run', 'check everything, say what is in the sources, write nothing')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((sources: readonly string[], flags: BuildFlags) => build(sources, flags, output))
}

async function build(sources: readonly string[], flags: BuildFlags, output: CommandOutput): Promise<void> {
  const folder = findModelFolder(output.cwd, flags.model)
  const embedder: Embedder = { modelId: MINILM_ID, dim: MINILM_DIM, open: () => openMiniLm(folder) }
  const mapping = await readMapping(flags.map === undefined ? undefined : resolve(output.cwd, flags.map), flags.column)
  const report = await buildCatalog({
    cwd: output.cwd,
    sources,
    out: flags.out,
    ...(flags.info === undefined ? {} : { info: flags.info }),
    mapping,
    cacheFolder: flags.cache,
    dryRun: flags.dryRun === true,
    embedder,
    progress: createProgress('Embedding', output, () => performance.now()),
  }).catch((error: unknown) => {
    const refused = error instanceof DocentError ? error.details['report'] : undefined
    if (flags.json !== true && isReport(refused))
      output.print(`${counted(refused.records, 'record')} read\n${reportText(refused)}`)
    throw error
  })
  for (const { message } of report.warnings) output.tell(`warning: ${message}`)
  if (report.models === 'left-out') output.tell(MODELS_LEFT_OUT)
  output.print(flags.json ? JSON.stringify(report, null, 2) : asText(report))
}

function asText({ out, version, count, embedded, bytes, outcome, records }: BuildReport): string {
  const texts = `${counted(count, 'record')}, ${counted(embedded, 'text')} to embed`
  if (records !== undefined) return `${texts}; all is well, nothing was written (dry run)\n${reportText(records)}`
  const size = Object.values(bytes ?? {}).reduce((sum, each) => sum + each, 0)
  const done = outcome === 'written' ? `${out} written` : `${out} held the same already`
  return `${counted(count, 'record')}, ${embedded} newly embedded; ${done}: version ${version ?? '–'}, ${inBytes(size)}`
}

/** Only this program writes it: a look at one field is enough to know it by. */
function isReport(value: unknown): value is RecordsReport {
  return typeof value === 'object' && value !== null && 'records' in value
}
