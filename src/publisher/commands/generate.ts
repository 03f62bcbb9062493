/** `docent generate`: people, items and what they did, drawn so that the best possible model is known. */
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { DatasetInfo } from '../dataset/dataset-info.ts'
import { generateFolder } from '../dataset/generate-folder.ts'
import { createProgress } from '../progress.ts'
import type { CommandOutput } from './command-output.ts'
import { datasetLines } from './dataset-lines.ts'
import { wholeNumber } from './option-values.ts'

interface GenerateFlags {
  readonly out: string
  readonly users: number
  readonly items: number
  readonly interactions: number
  readonly seed: number
  readonly catalog?: string
  readonly start?: number
  readonly json?: true
}

/** Sizes of the design that Docent grew from. */
const USERS = 1_000
const ITEMS = 10_000
const INTERACTIONS = 50_000
const SEED = 42

const EXAMPLE = `
Examples:
  docent generate --seed 42 -o data
  docent generate --catalog public/catalog --users 2000 -o data

Writes users, items, interactions, follows and truth as Parquet, and dataset.json. The same options write the same bytes.
The truth holds the probabilities that the interactions were drawn from: their AUC is the best that any model can reach.
With --catalog the items, tags and creators are a catalog's own; people, audiences and safety labels are invented.`

/** Adds the command to `program`. */
export function addGenerateCommand(program: Command, output: CommandOutput): void {
  program
    .command('generate')
    .description('generate people and what they did, to train and to judge models on')
    .requiredOption('-o, --out <dir>', 'folder of the data set')
    .option('--users <n>', 'visitors; every tenth publishes', wholeNumber, USERS)
    .option('--items <n>', 'items; with --catalog its own', wholeNumber, ITEMS)
    .option('--interactions <n>', 'looks, engaged with or not', wholeNumber, INTERACTIONS)
    .option('--seed <n>', 'decides everything', wholeNumber, SEED)
    .option('--catalog <dir>', 'folder of a built catalog, in place of invented items')
    .option('--start <day>', 'first day of visits, as 2026-01-01; else so that a catalog is all published', day)
    .option('--json', 'print dataset.json')
    .addHelpText('after', EXAMPLE)
    .action((flags: GenerateFlags) => generate(flags, output))
}

async function generate(flags: GenerateFlags, output: CommandOutput): Promise<void> {
  const { users, items, interactions, seed, catalog, start } = flags
  const info = await generateFolder({
    out: resolve(output.cwd, flags.out),
    users,
    items,
    interactions,
    seed,
    ...(catalog !== undefined && { catalog: resolve(output.cwd, catalog) }),
    ...(start !== undefined && { start }),
    progress: createProgress('Simulating visitors', output, () => performance.now()),
    tell: output.tell,
  })
  if (info.counts.interactions < interactions) {
    output.tell(
      `warning: ${info.counts.interactions} of ${interactions} interactions: nobody meets an item twice, or more than half of them.`,
    )
  }
  output.print(flags.json ? JSON.stringify(info, null, 2) : asText(flags.out, info))
}

function asText(out: string, info: DatasetInfo): string {
  const { oracle } = info
  return [
    ...datasetLines(out, info),
    `  oracle AUC  engagement ${figure(oracle?.engagementAuc)}, follow ${figure(oracle?.followAuc)}: the best that any model can reach`,
  ].join('\n')
}

const AUC_DIGITS = 4

function figure(auc: number | undefined): string {
  return auc === undefined ? 'none (one outcome only)' : auc.toFixed(AUC_DIGITS)
}

function day(text: string): number {
  const value = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new InvalidArgumentError(`Expected a day as 2026-01-01, found "${text}".`)
}
