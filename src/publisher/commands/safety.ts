/** `docent safety`: the model of toxic words into a catalog, and what it would hold back, by title. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { FeedConfig } from '../../contracts/feed-config.ts'
import { addToxicity, type SafetyReport } from '../safety/add-toxicity.ts'
import type { HeldBack } from '../safety/judge-catalog.ts'
import { findToxicityFile } from '../safety/toxicity-file.ts'
import type { CommandOutput } from './command-output.ts'
import { counted } from './report-text.ts'

interface SafetyFlags {
  readonly model?: string
  readonly dryRun?: true
  readonly json?: true
}

/** Contents listed to a person; --json has all. */
const LISTED = 40
const DECIMALS = 2

const EXAMPLE = `
Examples:
  docent safety public/catalog --dry-run
  docent safety public/catalog

A feed multiplies the score of a content by .8 where toxic words are more likely than .5, by .1 where more than .7. What a
record says itself goes before the model: "safety": { "toxicity": 0 } in a record, then docent build and docent safety
again, and nothing of it is held back. What the model was trained on and how well it does: docs/safety.md.`

/** Adds the command to `program`. */
export function addSafetyCommand(program: Command, output: CommandOutput): void {
  program
    .command('safety')
    .description('add the model of toxic words to a catalog, and list what a feed would hold back')
    .argument('<dir>', 'folder of a built catalog')
    .option('--model <file>', 'another model; default: public/models/safety/toxicity-text.model')
    .option('--dry-run', 'list only, write nothing')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((folder: string, flags: SafetyFlags) => safety(folder, flags, output))
}

async function safety(folder: string, { model, dryRun, json }: SafetyFlags, output: CommandOutput): Promise<void> {
  const report = await addToxicity({
    catalog: resolve(output.cwd, folder),
    model: findToxicityFile(output.cwd, model),
    rule: FeedConfig.parse({}).toxicity,
    dryRun: dryRun === true,
  })
  output.print(json ? JSON.stringify(report, null, 2) : asText(folder, report))
}

function asText(folder: string, { contents, saidByPublisher, heldBack, version, outcome }: SafetyReport): string {
  const done = { written: 'written', unchanged: 'held this model already', 'dry-run': 'left as it is (dry run)' }[
    outcome
  ]
  const rest = heldBack.length - LISTED
  return [
    `${counted(contents, 'record')} judged, ${saidByPublisher} by what they say themselves; ${counted(heldBack.length, 'record')} would be held back`,
    ...heldBack.slice(0, LISTED).map(heldLine),
    ...(rest > 0 ? [`  and ${rest} more; --json lists all`] : []),
    ...(heldBack.length > 0
      ? ['To overrule one, write "safety": { "toxicity": 0 } into its record and build again.']
      : []),
    `${folder} ${done}: version ${version}`,
  ].join('\n')
}

function heldLine({ contentId, title, toxicity, factor, saidBy }: HeldBack): string {
  return `  ${toxicity.toFixed(DECIMALS)}  × ${factor}  ${title} (${contentId})${saidBy === 'publisher' ? ', as its record says' : ''}`
}
