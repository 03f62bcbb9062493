/** `docent import-events`: real logs become a data set to train and to judge models on. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { IntakeSource } from '../../contracts/intake-source.ts'
import { importFolder } from '../dataset/import-folder.ts'
import type { CommandOutput } from './command-output.ts'
import { datasetLines } from './dataset-lines.ts'

interface ImportFlags {
  readonly out: string
  readonly catalog: string
  readonly source?: IntakeSource | 'parquet'
  readonly keepIds?: true
  readonly json?: true
}

const EXAMPLE = `
Examples:
  docent import-events logs/*.ndjson.gz --source posthog --catalog public/catalog -o data
  docent import-events interactions.parquet --catalog public/catalog -o data

A look counts as engaged where a visitor's device would call it so. Users become u1, u2 and so on in the order in which
they appear; --keep-ids keeps their ids, and makes the data set personal data. What cannot be used is counted by reason.
A Parquet file has the columns user_id, item_id, ts (epoch ms) and kind (view, like, reshare or reply), and may have
followed, dwell_ms and visit.`

/** Adds the command to `program`. */
export function addImportEventsCommand(program: Command, output: CommandOutput): void {
  program
    .command('import-events')
    .description('make a data set of real logs')
    .argument('<file...>', 'logs: one JSON object a line, also as .gz; or Parquet')
    .requiredOption('-o, --out <dir>', 'folder of the data set')
    .requiredOption('--catalog <dir>', 'folder of the built catalog that the logs are about')
    .addOption(
      new Option('--source <name>', 'who wrote them; default: parquet for .parquet, else rudderstack').choices([
        ...IntakeSource.options,
        'parquet',
      ]),
    )
    .option('--keep-ids', 'keep the ids of users')
    .option('--json', 'print dataset.json')
    .addHelpText('after', EXAMPLE)
    .action((files: readonly string[], flags: ImportFlags) => importEvents(files, flags, output))
}

async function importEvents(files: readonly string[], flags: ImportFlags, output: CommandOutput): Promise<void> {
  const { cwd, tell, print } = output
  const info = await importFolder({
    files: files.map((file) => resolve(cwd, file)),
    source: flags.source ?? (files.every((file) => file.endsWith('.parquet')) ? 'parquet' : 'rudderstack'),
    catalog: resolve(cwd, flags.catalog),
    out: resolve(cwd, flags.out),
    keepIds: flags.keepIds === true,
    now: Date.now(),
    tell,
  })
  if (info.counts.interactions === 0) tell('warning: nothing of these logs is a look at an item of the catalog.')
  print(flags.json ? JSON.stringify(info, null, 2) : datasetLines(flags.out, info).join('\n'))
}
