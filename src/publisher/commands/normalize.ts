/** `docent normalize`: what the intake understands of a file of raw analytics, and why it does not the rest. */
import { type Command, Option } from 'commander'
import { type FilePlace, readPayloads } from '../read-payloads.ts'
import { type LineFault, REFUSAL_WORDS } from '../refusal-words.ts'
import { normalizeBatch, type PayloadPlace, type SourceBatch } from '../../intake/normalize-batch.ts'
import type { CommandOutput } from './command-output.ts'
import { detectSource } from '../detect-source.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { InteractionEvent } from '../../contracts/interaction-event.ts'
import { IntakeSource } from '../../contracts/intake-source.ts'
import { readIntakeMapping } from '../read-intake-mapping.ts'
import { resolve } from 'node:path'

interface NormalizeFlags {
  readonly source?: IntakeSource
  readonly map?: string
  readonly json?: true
}

/** Where a payload is in the file, from 1; `payload` counts inside an envelope. */
type LinePlace = FilePlace & { readonly payload?: number }

interface Report {
  readonly source: IntakeSource
  /** False where the payloads themselves showed it. */
  readonly sourceGiven: boolean
  readonly events: readonly InteractionEvent[]
  readonly refused: readonly (LinePlace & { readonly code: LineFault })[]
  /** Pings and leaves whose time went into the dwell of a look. */
  readonly folded: readonly LinePlace[]
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
  const report: Report = {
    source,
    sourceGiven: flags.source !== undefined,
    ...inFile(
      batch,
      payloads.map(({ place }) => place),
      faulty,
    ),
  }
  if (report.events.length === 0) {
    if (!flags.json && report.refused.length > 0) print(report.refused.map(refusalLine).join('\n'))
    throw nothingUnderstood(file, report)
  }
  print(flags.json ? JSON.stringify(report, null, 2) : asText(report))
}

/** The same by line, faulty lines in their place among the refused. */
function inFile(
  { events, refused, folded }: SourceBatch,
  places: readonly FilePlace[],
  faulty: readonly number[],
): Pick<Report, 'events' | 'refused' | 'folded'> {
  const placeOf = ({ index, part }: PayloadPlace): LinePlace => {
    const place = places[index] ?? { line: 0 }
    return part === undefined ? place : { ...place, payload: part + 1 }
  }
  const all: Report['refused'][number][] = [
    ...refused.map(({ code, ...place }) => ({ ...placeOf(place), code })),
    ...faulty.map((line) => ({ line, code: 'line-not-json' as const })),
  ]
  return {
    events,
    refused: all.toSorted((a, b) => numberOf(a) - numberOf(b) || (a.payload ?? 0) - (b.payload ?? 0)),
    folded: folded.map(placeOf),
  }
}

function asText({ source, sourceGiven, events, refused, folded }: Report): string {
  const visitors = new Set(events.map(({ userId }) => userId)).size
  const counts = [
    `${counted(events.length, 'event')} of ${counted(visitors, 'visitor')}`,
    ...(folded.length === 0 ? [] : [`${counted(folded.length, 'payload')} folded into the dwell of a look`]),
    `${refused.length} left out`,
  ]
  return [
    ...events.map(eventLine),
    ...(refused.length === 0 ? [] : ['', 'left out', ...refused.map((each) => `  ${refusalLine(each)}`)]),
    '',
    `${source}${sourceGiven ? '' : ' (told by its payloads)'}: ${counts.join(', ')}`,
  ].join('\n')
}

function eventLine({ ts, userId, event, ...rest }: InteractionEvent): string {
  const { contentId, dwellSeconds, endReason, feedback, queryText, impressions, surveyAnswers, recommId } = rest
  const said = [
    contentId,
    dwellSeconds === undefined ? undefined : `${dwellSeconds} s`,
    endReason,
    feedback,
    queryText === undefined ? undefined : JSON.stringify(queryText),
    impressions?.join(' '),
    surveyAnswers && JSON.stringify(surveyAnswers),
    recommId === undefined ? undefined : `list ${recommId}`,
  ]
  const words = [userId, event, ...said.filter((each) => each !== undefined)]
  return [new Date(ts).toISOString(), ...words.map(printable)].join('  ')
}

/** What would steer a terminal is shown by its number. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`)
}

function refusalLine({ code, ...place }: LinePlace & { readonly code: LineFault }): string {
  const inside = place.payload === undefined ? '' : `, payload ${place.payload}`
  return `${'line' in place ? 'line' : 'entry'} ${numberOf(place)}${inside}: ${code}, ${REFUSAL_WORDS[code]}`
}

function numberOf(place: FilePlace): number {
  return 'line' in place ? place.line : place.entry
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function unknownSource(file: string): DocentError {
  const message = `Expected payloads of a known source in ${file}, found none that looks like one. Name it: --source ${IntakeSource.options.join(', ')}.`
  return new DocentError('cli-bad-input', message, { file })
}

function nothingUnderstood(file: string, { source, refused, folded }: Report): DocentError {
  const counts = new Map<LineFault, number>()
  for (const { code } of refused) counts.set(code, (counts.get(code) ?? 0) + 1)
  const often = [...counts].toSorted(([, a], [, b]) => b - a)
  const named = often.slice(0, REASONS_IN_MESSAGE).map(([code, count]) => `${count} ${code}`)
  const message = `Expected events of ${source} in ${file}, understood none of ${refused.length} payloads${named.length === 0 ? '' : ` (${named.join(', ')})`}. Look whether --source is right; --map says what a site's own names stand for.`
  return new DocentError('events-unreadable', message, { file, source, refused, folded })
}
