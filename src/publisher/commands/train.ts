/** `docent train`: all models of the feed from a data set, with how the losses fall as it happens. */
import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { EpochReport } from '../../models/training-options.ts'
import { TRAIN_SHARE } from '../../evaluation/temporal-split.ts'
import { columns, figure, percent } from '../report/figure-text.ts'
import { sparkline } from '../report/sparkline.ts'
import { FEWEST_PEOPLE, MOST_INTERACTIONS, trainFolder, type TrainingOutcome } from '../train/train-folder.ts'
import type { CommandOutput } from './command-output.ts'
import { inBytes } from './in-bytes.ts'
import { wholeNumber } from './option-values.ts'

interface TrainFlags {
  readonly out: string
  readonly into?: string
  readonly warmStart?: string
  readonly epochs?: number
  readonly seed: number
  readonly share: number
  readonly minPeople: number
  readonly maxInteractions: number
  readonly generatedExempt?: true
  readonly report?: string
  readonly json?: true
}

const SEED = 42
/** Two people are no aggregate of one; the generated have no privacy to lose. */
const EXEMPT_PEOPLE = 2

const EXAMPLE = `
Examples:
  docent generate --seed 42 -o data && docent train data -o models
  docent generate --catalog catalog -o data && docent train data -o models --into catalog
  docent train newer-data -o newer-models --warm-start models

Trains the graph, the two towers, the ranker of three heads, and the safety models, each reading what came before.
The newest fifth of the interactions is never looked at: docent evaluate judges the models on it. With --into the
catalog's own contents are read, and it gets the files that a device needs. The same data and options write the same
bytes. The graph holds aggregates of at least 20 people; fewer are granted for generated data, by --generated-exempt.`

/** Adds the command to `program`. */
export function addTrainCommand(program: Command, output: CommandOutput): void {
  program
    .command('train')
    .description('train the models of the feed on a data set')
    .argument('<data>', 'folder that docent generate or docent import-events wrote')
    .requiredOption('-o, --out <dir>', 'folder of the models')
    .option('--into <catalog>', 'catalog folder that gets the models; its contents must be the items of the data')
    .option('--warm-start <models>', 'folder of an earlier training to go on from')
    .option('--epochs <n>', 'passes over the rows, of every model; default: each its own', wholeNumber)
    .option('--seed <n>', 'of first weights, order and dropout', wholeNumber, SEED)
    .option(
      '--share <part>',
      'oldest part that is trained on; 1 to ship, and then nothing is left to judge',
      part,
      TRAIN_SHARE,
    )
    .option('--min-people <n>', 'fewest people of an aggregate', wholeNumber, FEWEST_PEOPLE)
    .option('--generated-exempt', `aggregates of ${EXEMPT_PEOPLE} people, of generated data alone`)
    .option('--max-interactions <n>', 'of more, whole users are left out', wholeNumber, MOST_INTERACTIONS)
    .option('--report <file>', 'HTML report; default: report.html beside the models')
    .option('--json', 'print the outcome as JSON')
    .addHelpText('after', EXAMPLE)
    .action((data: string, flags: TrainFlags) => train(data, flags, output))
}

async function train(data: string, flags: TrainFlags, output: CommandOutput): Promise<void> {
  const at = (path: string): string => resolve(output.cwd, path)
  const { out, into, warmStart, epochs, seed, share, maxInteractions, report } = flags
  const curves = new Map<string, number[]>()
  const outcome = await trainFolder({
    data: at(data),
    out: at(out),
    seed,
    share,
    maxInteractions,
    minPeople: flags.generatedExempt ? EXEMPT_PEOPLE : flags.minPeople,
    ...(into !== undefined && { into: at(into) }),
    ...(warmStart !== undefined && { warmStart: at(warmStart) }),
    ...(epochs !== undefined && { epochs }),
    ...(report !== undefined && { report: at(report) }),
    listen: {
      onStep: (name, what) => output.tell(`${name}: ${what}`),
      onEpoch(model, epoch) {
        const curve = curves.get(model) ?? []
        curve.push(epoch.heldOutLoss ?? epoch.loss)
        curves.set(model, curve)
        output.tell(epochLine(epoch, curve))
      },
    },
  })
  output.print(flags.json ? asJson(outcome) : asText(outcome, flags))
}

const EPOCH_DIGITS = 2

function epochLine({ epoch, loss, heldOutLoss }: EpochReport, curve: readonly number[]): string {
  const held = heldOutLoss === undefined ? '' : `  held out ${figure(heldOutLoss)}`
  return `  epoch ${String(epoch).padStart(EPOCH_DIGITS)}  loss ${figure(loss)}${held}  ${sparkline(curve)}`
}

function asJson({ record, trained, bytes, catalogVersion }: TrainingOutcome): string {
  const { embeddings, ranker, safety } = trained
  const curves = [embeddings.curve, ranker.curve, ...safety.curves]
  const summary = {
    ...record,
    pairs: embeddings.pairs,
    rows: ranker.rows,
    fusion: ranker.fusion,
    importance: ranker.importance,
  }
  return JSON.stringify({ ...summary, bytes, curves, ...(catalogVersion && { catalogVersion }) }, null, 2)
}

function asText({ record, bytes, catalogVersion }: TrainingOutcome, { out, into, report }: TrainFlags): string {
  const { heldOut, coverage, leftOut, minPeople } = record
  const table = columns([
    ['held out', 'rows', 'AUC', 'PR-AUC', 'RCE %', 'ECE'],
    ...heldOut.map(({ name, rows, auc, prAuc, rce, ece }) => [
      name,
      String(rows),
      figure(auc),
      figure(prAuc),
      figure(rce, 2),
      figure(ece),
    ]),
  ])
  const total = Object.values(bytes).reduce((sum, one) => sum + one, 0)
  return [
    table,
    `graph: ${percent(coverage['creators'])} of creators, ${percent(coverage['contents'])} of contents kept with at least ${minPeople} people`,
    ...Object.entries(leftOut).map(([kind, why]) => `${kind} was not trained: ${why}`),
    `${Object.keys(bytes).length} models in ${out} (${inBytes(total)}), report in ${report ?? join(out, 'report.html')}`,
    ...(catalogVersion === undefined ? [] : [`${into} is now version ${catalogVersion}`]),
  ].join('\n')
}

function part(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value <= 1) return value
  throw new InvalidArgumentError(`Expected a part above 0, at most 1, found "${text}".`)
}
