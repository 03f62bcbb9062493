/** `docent release`: a built catalog becomes the next release of a site. */
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { DocentError } from '../../base/docent-error.ts'
import { createProgress } from '../progress.ts'
import { refreshHead } from '../site/refresh-head.ts'
import type { ReleaseCosts } from '../site/release-effects.ts'
import type { ReleaseReport } from '../site/release-report.ts'
import { releaseSite } from '../site/release-site.ts'
import { changeLines } from './change-lines.ts'
import type { CommandOutput } from './command-output.ts'
import { inBytes } from './in-bytes.ts'
import { counted } from './report-text.ts'

interface ReleaseFlags {
  readonly keys: string
  readonly with: readonly string[]
  readonly out: string
  readonly expires: number
  readonly issued?: number
  readonly refresh?: true
  readonly json?: true
}

/** Decisions.md 27: long enough for a museum without an engineer. */
const DEFAULT_EXPIRES_DAYS = 400
const MOST_EXPIRES_DAYS = 3650
const DATE_LENGTH = 10

const EXAMPLE = `
Examples:
  docent release catalog --keys keys -o site
  docent release --refresh --keys keys -o site

The site is what devices update from: serve it with docent serve, or copy it to any static host, objects first, the head
last. Keep the folder: the next release makes its deltas from what lies in it. What is not changed is not written again.
--refresh signs the head anew before it expires, and needs the head key alone.`

/** Adds the command to `program`. */
export function addReleaseCommand(program: Command, output: CommandOutput): void {
  program
    .command('release')
    .description('sign a built catalog as the next release of a site')
    .argument('[catalog]', 'folder of a built catalog; none with --refresh')
    .requiredOption('--keys <dir>', 'folder that docent keys wrote')
    .requiredOption('-o, --out <site>', 'folder of the site')
    .option('--with <file...>', 'files of keys that lie elsewhere', [])
    .option('--expires <days>', 'how long devices take the head for fresh', days, DEFAULT_EXPIRES_DAYS)
    .option(
      '--issued <instant>',
      'when it is signed: ISO 8601 or epoch ms, for the same bytes again; default: now',
      instant,
    )
    .option('--refresh', 'renew the head alone')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((catalog: string | undefined, flags: ReleaseFlags) => release(catalog, flags, output))
}

async function release(catalog: string | undefined, flags: ReleaseFlags, output: CommandOutput): Promise<void> {
  const { cwd } = output
  const request = {
    keys: resolve(cwd, flags.keys),
    elsewhere: flags.with.map((file) => resolve(cwd, file)),
    site: resolve(cwd, flags.out),
    issued: flags.issued ?? Date.now(),
    expiresDays: flags.expires,
  }
  if ((catalog === undefined) !== (flags.refresh === true)) throw eitherOr(catalog)
  const report =
    catalog === undefined
      ? await refreshHead(request)
      : await releaseSite({
          ...request,
          catalog: resolve(cwd, catalog),
          progress: createProgress('Packing', output, () => performance.now()),
        })
  for (const warning of report.warnings) output.tell(`warning: ${warning}`)
  output.print(flags.json ? JSON.stringify({ site: flags.out, ...report }, null, 2) : asText(flags.out, report))
}

function asText(site: string, report: ReleaseReport): string {
  const { outcome, catalog, epoch, seq, version, count, root, expires, changes, bytes, deltas, objects } = report
  const did = { released: 'released', unchanged: 'holds the same already', refreshed: 'has a new head' }[outcome]
  const lines = [
    `${site} ${did}: ${catalog} ${epoch}.${seq}, version ${version}, ${counted(count, 'record')}, root ${root}, fresh until ${dateOf(expires)}`,
  ]
  if (changes) lines.push(...changeLines(changes))
  if (bytes) lines.push(`  a device takes  ${costLine(bytes)}`)
  if (objects) {
    const removed = objects.removed === 0 ? '' : `, ${objects.removed} old ones removed`
    lines.push(`  objects  ${objects.written} new${removed}; ${counted(deltas ?? 0, 'delta')} from earlier releases`)
  }
  return lines.join('\n')
}

function costLine({ head, delta, shards, full }: ReleaseCosts): string {
  const ways = Object.entries({ delta, shards, whole: full, 'nothing new': head })
  return ways.flatMap(([way, bytes]) => (bytes === undefined ? [] : [`${way} ${inBytes(bytes)}`])).join(', ')
}

function dateOf(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, DATE_LENGTH)
}

function eitherOr(catalog: string | undefined): DocentError {
  const found = catalog === undefined ? 'neither' : 'both'
  return new DocentError('cli-bad-input', `Expected a catalog folder or --refresh, found ${found}.`, { found })
}

function days(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 1 && value <= MOST_EXPIRES_DAYS) return value
  throw new InvalidArgumentError(`Expected a whole number of days from 1 to ${MOST_EXPIRES_DAYS}, found "${text}".`)
}

function instant(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Date.parse(text)
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new InvalidArgumentError(`Expected an instant as 2026-11-21T10:00:00Z or epoch ms, found "${text}".`)
}
