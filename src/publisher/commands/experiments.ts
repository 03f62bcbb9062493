/** `docent experiments merge`: the counts that visitors handed over, as one result an experiment. */
import { type ExperimentResult, mergeExperiments } from '../../evaluation/merge-experiments.ts'
import { columns, figure, signedFigure } from '../report/figure-text.ts'
import type { Command } from 'commander'
import type { CommandOutput } from './command-output.ts'
import { FEWEST_PEOPLE } from '../../evaluation/experiment-counts.ts'
import { readCountsFile } from '../read-counts-file.ts'
import { resolve } from 'node:path'

/** Adds the command to `program`. */
export function addExperimentsCommand(program: Command, output: CommandOutput): void {
  const experiments = program
    .command('experiments')
    .description('what visitors’ counts say of the arms of an experiment')
    .addHelpText('after', '\nExample:\n  docent experiments merge handed-over/*.json')
  experiments
    .command('merge')
    .description(`merge counts that visitors handed over; arms of fewer than ${FEWEST_PEOPLE} are left out`)
    .argument('<file...>', 'files of experiments.export(), one a visitor')
    .option('--json', 'print the results as JSON')
    .addHelpText('after', '\nExample:\n  docent experiments merge handed-over/*.json --json')
    .action(async (files: readonly string[], { json }: { readonly json?: true }) => {
      const read = await Promise.all(files.map((file) => readCountsFile(resolve(output.cwd, file))))
      const results = mergeExperiments(read)
      output.print(json ? JSON.stringify(results, null, 2) : asText(results))
    })
}

function asText(results: readonly ExperimentResult[]): string {
  if (results.length === 0) return 'no experiment in any of the files'
  return results.map(resultText).join('\n\n')
}

function resultText({ experiment, control, arms, suppressed, again }: ExperimentResult): string {
  const lines = [`${experiment} (control: ${control})`]
  const metrics = [...new Set(arms.flatMap(({ means }) => Object.keys(means)))]
  const rows = arms.flatMap(({ arm, people, means, lifts }) =>
    metrics.map((metric, at) => {
      const lift = lifts?.[metric]
      const interval = lift ? `${signedFigure(lift.low, 3)} to ${signedFigure(lift.high, 3)}` : ''
      const name = at === 0 ? `${arm}, ${people} visitors` : ''
      return [name, metric, figure(means[metric], 3), lift ? signedFigure(lift.value, 3) : '', interval]
    }),
  )
  if (rows.length > 0) lines.push(columns([['', 'metric', 'a visitor', 'lift', '95 %'], ...rows]))
  if (suppressed.length > 0) {
    lines.push(`left out, as fewer than ${FEWEST_PEOPLE} visitors are in it: ${suppressed.join(', ')}`)
  }
  if (again > 0) lines.push(`${again} exports of visitors who handed over more than once`)
  return lines.join('\n')
}
