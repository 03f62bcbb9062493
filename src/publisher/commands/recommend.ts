/** `docent recommend`: the engine of the browser in the terminal, over a catalog folder and a file of events. */
import type { Command } from 'commander'
import type { CommandOutput } from './command-output.ts'
import { normalizeEvents } from '../../intake/rudderstack.ts'
import { openEngine } from '../../node.ts'
import { readConfigFile } from '../read-config-file.ts'
import { replayProfile } from './replay-profile.ts'
import { readEventsFile } from '../read-events-file.ts'
import { resolve } from 'node:path'
import type { Recommendation } from '../../contracts/recommendation.ts'
import { json, wholeNumber } from './option-values.ts'

interface RecommendFlags {
  readonly catalog: string
  readonly events?: string
  readonly user?: string
  readonly product?: string
  readonly count?: number
  readonly where?: unknown
  readonly config?: string
  readonly replay?: string
  readonly seed: number
  readonly explain?: true
  readonly trace?: true
  readonly json?: true
}

type Said = Pick<CommandOutput, 'cwd' | 'print' | 'tell'>

/** Whom an empty file of events is about. */
const NOBODY = 'anonymous'

/** Adds the command to `program`. */
export function addRecommendCommand(program: Command, output: CommandOutput): void {
  program
    .command('recommend')
    .description('rank a catalog for the visitor of a file of events, and explain every item')
    .requiredOption('--catalog <dir>', 'folder of a built catalog')
    .option('--events <file>', 'raw analytics events, one JSON object a line; none is a cold visitor')
    .option('--user <id>', 'whose list; default: the first user of the events')
    .option('--product <name>', 'gallery or feed; default: gallery')
    .option('--count <n>', 'items of the list', wholeNumber)
    .option('--where <json>', 'filter, as recommend({ where }) takes it', json)
    .option('--config <file>', 'JSON file of RecConfig overrides')
    .option('--replay <file>', 'an exported profile: its own lists again, under the configuration of --config')
    .option('--seed <n>', 'decides ties', wholeNumber, 0)
    .option('--explain', 'show the lines that sum to each score')
    .option('--trace', 'show what each stage did')
    .option('--json', 'print the Recommendation as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  docent recommend --catalog public/catalog --events demo/visits/impressionist.ndjson --count 10 --explain\n  docent recommend --catalog public/catalog --replay profile.json --config wide.json --count 10',
    )
    .action((flags: RecommendFlags) => recommend(flags, output))
}

async function recommend(flags: RecommendFlags, { cwd, print, tell }: Said): Promise<void> {
  if (flags.replay !== undefined) return replayProfile(flags.replay, flags, { cwd, print, tell })
  const raws = flags.events === undefined ? [] : await readEventsFile(resolve(cwd, flags.events))
  const config = flags.config === undefined ? {} : await readConfigFile(resolve(cwd, flags.config))
  const engine = await openEngine({ catalog: resolve(cwd, flags.catalog), config, seed: flags.seed })
  const userId = flags.user ?? normalizeEvents(raws).events[0]?.userId ?? NOBODY
  const { refused } = await engine.ingest(raws)
  for (const { index, code } of refused) tell(`event ${index + 1} left out: ${code}`)

  const list = await engine.recommend(userId, {
    explain: flags.explain === true,
    ...(flags.trace ? { trace: true } : {}),
    ...(flags.count === undefined ? {} : { count: flags.count }),
    ...(flags.product === undefined ? {} : { product: flags.product }),
    ...(flags.where === undefined ? {} : { where: flags.where }),
  })
  await engine.settled()
  print(flags.json ? JSON.stringify(list, null, 2) : asText(list))
}

function asText({ userId, strategy, items, diagnostics, trace }: Recommendation): string {
  const lines = [
    `${userId}: ${strategy}${diagnostics.coldBecause ? ` (${diagnostics.coldBecause})` : ''}, ${items.length} of ${diagnostics.catalogSize} items`,
  ]
  for (const [at, { content, finalScore, reason, breakdown }] of items.entries()) {
    const maker = [content.creator, content.year].filter((part) => part !== undefined).join(', ')
    lines.push(
      '',
      `${String(at + 1).padStart(2)}. ${content.title}${maker === '' ? '' : ` (${maker})`}`,
      `    ${reason}`,
    )
    for (const { kind, label, value, because } of breakdown?.lines ?? []) {
      lines.push(`    ${signed(value)}  ${kind}${label === kind ? '' : ` ${label}`}`)
      for (const { contentId, share } of because) lines.push(`           ${signed(share)} ${contentId}`)
    }
    if (breakdown) lines.push(`    ${signed(finalScore)}  total`)
  }
  if (diagnostics.shortBecause) lines.push('', `Fewer than ${diagnostics.asked}: ${diagnostics.shortBecause}.`)
  for (const { kind, stage, in: entered, kept, ms, skipped } of trace?.stages ?? []) {
    lines.push(`${kind} ${stage}: ${skipped ?? `${entered} in, ${kept} kept, ${ms.toFixed(2)} ms`}`)
  }
  return lines.join('\n')
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`
}
