/** `docent evaluate`: trained models on what they have not seen, against what needs no model and what no model can reach. */
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { openCatalog } from '../../catalog/open-catalog.ts'
import { readDataset } from '../dataset/read-dataset.ts'
import { evaluateFeed } from '../evaluate/evaluate-feed.ts'
import { evaluationPage } from '../evaluate/evaluation-page.ts'
import { evaluationText } from '../evaluate/evaluation-text.ts'
import { FEED_SWITCHES, type FeedSwitch } from '../evaluate/feed-switches.ts'
import { reportPage } from '../report/report-page.ts'
import { readModelFolder } from '../train/model-folder.ts'
import { MOST_INTERACTIONS, sampledWords } from '../train/train-folder.ts'
import { writeAtomically } from '../write-atomically.ts'
import type { CommandOutput } from './command-output.ts'
import { wholeNumber } from './option-values.ts'

interface EvaluateFlags {
  readonly models: string
  readonly catalog?: string
  readonly without?: FeedSwitch
  readonly users: number
  readonly all?: true
  readonly worth: number
  readonly maxInteractions: number
  readonly k: number
  readonly seed: number
  readonly report?: string
  readonly json?: true
}

const SEED = 42
/** Of the default data all; of larger data so many are enough for two digits. */
const USERS = 1000
/** A switch is judged on so many requests: all would take eleven times as long as the rest. */
const WORTH_REQUESTS = 200
/** Items of a list. Seed. */
const K = 10
const MOST_K = 1000

const EXAMPLE = `
Examples:
  docent evaluate data --models models --report evaluation.html
  docent evaluate data --models models --without twhin --json

The newest fifth of the interactions is the test part. One list is asked for when each of its visits begins; what then
held the visitor is relevant. Models that have learned from anything of the test part are refused. Things that can be
switched off by --without: ${FEED_SWITCHES.map(({ name }) => name).join(', ')}.`

/** Adds the command to `program`. */
export function addEvaluateCommand(program: Command, output: CommandOutput): void {
  program
    .command('evaluate')
    .description('judge the models of the feed on what they have not seen')
    .argument('<data>', 'folder of the data set that they were trained on')
    .requiredOption('--models <dir>', 'folder that docent train wrote')
    .option('--catalog <dir>', 'catalog that they were trained into, whose contents are then read')
    .option('--without <name>', 'switch one thing off, for all of it', feedSwitch)
    .option('--users <n>', 'test users at most', wholeNumber, USERS)
    .option('--all', 'all test users, however many')
    .option(
      '--worth <n>',
      'requests on which each thing is switched off, to see its worth; 0 for none',
      wholeNumber,
      WORTH_REQUESTS,
    )
    .option('--k <n>', 'items of a list', listLength, K)
    .option(
      '--max-interactions <n>',
      'of more, whole users are left out, as docent train does',
      wholeNumber,
      MOST_INTERACTIONS,
    )
    .option('--seed <n>', 'of the resamples and the random baseline', wholeNumber, SEED)
    .option('--report <file>', 'HTML report')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((data: string, flags: EvaluateFlags) => evaluate(data, flags, output))
}

async function evaluate(data: string, flags: EvaluateFlags, { cwd, print, tell }: CommandOutput): Promise<void> {
  const dataset = await readDataset(resolve(cwd, data), { maxInteractions: flags.maxInteractions })
  if (dataset.info.sampled) tell(sampledWords(dataset.info.sampled))
  const models = await readModelFolder(resolve(cwd, flags.models))
  const catalog =
    flags.catalog === undefined
      ? undefined
      : await openCatalog(await readCatalogFolder(resolve(cwd, flags.catalog)), { sha256: sha256Hex })
  const report = await evaluateFeed(dataset, models, {
    k: flags.k,
    users: flags.all ? Infinity : flags.users,
    worthRequests: flags.worth,
    seed: flags.seed,
    stopwatch: () => performance.now(),
    onStep: tell,
    ...(flags.without && { without: flags.without }),
    ...(catalog && { catalog }),
  })
  if (flags.report !== undefined) {
    const page = await reportPage(evaluationPage(report))
    await writeAtomically(resolve(cwd, flags.report), new TextEncoder().encode(page))
  }
  print(flags.json ? JSON.stringify(report, null, 2) : evaluationText(report))
}

function feedSwitch(name: string): FeedSwitch {
  const found = FEED_SWITCHES.find((each) => each.name === name)
  if (found) return found
  throw new InvalidArgumentError(
    `Expected one of ${FEED_SWITCHES.map((each) => each.name).join(', ')}, found "${name}".`,
  )
}

function listLength(text: string): number {
  const value = wholeNumber(text)
  if (value >= 1 && value <= MOST_K) return value
  throw new InvalidArgumentError(`Expected 1 to ${MOST_K}, found "${text}".`)
}
