/** `docent normalize`: what the intake understands of a file of raw analytics, and why it does not the rest. */
import { type Command, Option } from 'commander'
import { type NormalizeReport, placedInFile } from '../normalize-report.ts'
import { normalizeText, refusalLine } from './normalize-text.ts'
import type { CommandOutput } from './command-output.ts'
import { detectSource } from '../detect-source.ts'
import { DocentError } from '../../base/docent-error.ts'
import { IntakeSource } from '../../contracts/intake-source.ts'
import type { LineFault } from '../refusal-words.ts'
import { normalizeBatch } from '../../intake/normalize-batch.ts'
import { readIntakeMapping } from '../read-intake-mapping.ts'
import { readPayloads } from '../read-payloads.ts'
import { resolve } from 'node:path'

interface NormalizeFlags {
  readonly source?: IntakeSource
  readonly map?: string
  readonly json?: true
}

const EXAMPLE = `
Examples:
  docent normalize --source rudderstack events.ndjson.gz --json
  docent normalize --source postgres events.csv --map museum.json

museum.json says what the site's own names stand for:
  { "events": { "Artwork Opened": "content_viewed" }, "fields": { "artwork.id": "content_id" } }

FILE holds one JSON object a line, or one JSON document, or, as .csv, a table with a header, or the lines of Snowplow's
enriched stream; gzip is unpacked. Nothing is stored or sent.`

/** Reasons named when nothing at all was understood. */
const REASONS_IN_MESSAGE = 3

/** Adds the command to `program`. */
export function addNormalizeCommand(program: Command, output: CommandOutput): void {
  program
    .command('normalize')
    .description('show raw analytics as the events they stand for, and each refused line with its reason')
    .argument('<file>', 'payloads as an analytics tool wrote them')
    .addOption(
      new Option('--source <name>', 'whose they are; told by the first ones when absent').choices(IntakeSource.options),
    )
    .option('--map <file>', "JSON file of the site's own event names and fields")
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((file: string, flags: NormalizeFlags) => normalize(file, flags, output))
}

async function normalize(file: string, flags: NormalizeFlags, { cwd, print }: CommandOutput): Promise<void> {
  const mapping = flags.map === undefined ? undefined : await readIntakeMapping(resolve(cwd, flags.map))
  const { payloads, faulty } = await readPayloads({ path: resolve(cwd, file), name: file })
  const raws = payloads.map(({ raw }) => raw)
  const source = flags.source ?? detectSource(raws)
  if (!source) throw unknownSource(file)
  const batch = normalizeBatch(raws, { source, ...(mapping ? { mapping } : {}) })
  const report: NormalizeReport = {
    source,
    sourceGiven: flags.source !== undefined,
    ...placedInFile(
      batch,
      payloads.map(({ place }) => place),
      faulty,
    ),
  }
  if (report.events.length === 0) {
    if (!flags.json && report.refused.length > 0) print(report.refused.map(refusalLine).join('\n'))
    throw nothingUnderstood(file, report)
  }
  print(flags.json ? JSON.stringify(report, null, 2) : normalizeText(report))
}

function unknownSource(file: string): DocentError {
  const message = `Expected payloads of a known source in ${file}, found none that looks like one. Name it: --source ${IntakeSource.options.join(', ')}.`
  return new DocentError('cli-bad-input', message, { file })
}

function nothingUnderstood(file: string, { source, refused, folded }: NormalizeReport): DocentError {
  const counts = new Map<LineFault, number>()
  for (const { code } of refused) counts.set(code, (counts.get(code) ?? 0) + 1)
  const often = [...counts].toSorted(([, a], [, b]) => b - a)
  const named = often.slice(0, REASONS_IN_MESSAGE).map(([code, count]) => `${count} ${code}`)
  const message = `Expected events of ${source} in ${file}, understood none of ${refused.length} payloads${named.length === 0 ? '' : ` (${named.join(', ')})`}. Look whether --source is right; --map says what a site's own names stand for.`
  return new DocentError('events-unreadable', message, { file, source, refused, folded })
}
