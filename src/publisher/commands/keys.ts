/** `docent keys`: the keys that releases are signed with, made and replaced. */
import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { DocentError } from '../../base/docent-error.ts'
import { decodeManifest } from '../../catalog/manifest-file.ts'
import type { SignatureAlgorithm } from '../../ports/signatures.ts'
import type { Role } from '../../release/envelope.ts'
import { CatalogId } from '../../release/release-object.ts'
import { rootPath } from '../../release/root.ts'
import { changeKeys } from '../keys/change-keys.ts'
import { createKeys } from '../keys/create-keys.ts'
import type { KeyFile } from '../keys/key-file.ts'
import type { CommandOutput } from './command-output.ts'

interface KeysFlags {
  readonly out: string
  readonly catalog?: string
  readonly roots: number
  readonly threshold?: number
  readonly algorithms: readonly SignatureAlgorithm[]
  readonly rotate: readonly Role[]
  readonly revoke: readonly string[]
  readonly with: readonly string[]
  readonly json?: true
}

const DEFAULT_ROOTS = 3
const DEFAULT_THRESHOLD = 2
const MOST_ROOTS = 16
const ROLES: readonly Role[] = ['root', 'release', 'head']
const NAMES: Readonly<Record<string, SignatureAlgorithm>> = { ed25519: 'Ed25519', p256: 'P-256' }

const EXAMPLE = `
Examples:
  docent keys -o keys --catalog my-museum
  docent keys -o keys --rotate release
  docent keys -o keys --revoke 5a3f09c1d27e8b46 --with /media/stick/root-*.key.json

Root keys say which other keys count: keep each on a stick of its own, in different hands; two of three sign a new root.
The release key signs what is published, the head key says which release is the latest. Build your app with root/1 of
this folder; devices follow every later root by themselves. --rotate replaces the keys of a role; --revoke replaces a
stolen key and takes back what it signed. Release at once after either.`

/** Adds the command to `program`. */
export function addKeysCommand(program: Command, output: CommandOutput): void {
  program
    .command('keys')
    .description('make or replace the keys that releases are signed with')
    .requiredOption('-o, --out <dir>', 'folder of keys; a new one, or with --rotate and --revoke the one to change')
    .option('--catalog <id>', 'id of the catalog, or a folder of it; without it the first release makes the root')
    .option('--roots <n>', 'holders of root keys', numberUpTo(MOST_ROOTS), DEFAULT_ROOTS)
    .option('--threshold <n>', 'how many of them sign a root; default: 2, or 1 of 1', numberUpTo(MOST_ROOTS))
    .option('--algorithms <list>', 'ed25519, p256 or both, which every browser can verify', algorithms, [
      'Ed25519',
      'P-256',
    ])
    .option('--rotate <role>', 'replace all keys of root, release or head; may be repeated', moreRoles, [])
    .option('--revoke <id>', 'replace a stolen key; may be repeated', (id, all: string[]) => [...all, id], [])
    .option('--with <file...>', 'files of keys that lie elsewhere', [])
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLE)
    .action((flags: KeysFlags) => keys(flags, output))
}

async function keys(flags: KeysFlags, output: CommandOutput): Promise<void> {
  const folder = resolve(output.cwd, flags.out)
  const changes = flags.rotate.length + flags.revoke.length > 0
  const report = changes ? await change(flags, folder, output) : await create(flags, folder, output)
  output.print(flags.json ? JSON.stringify(report.json, null, 2) : report.text)
}

async function create(flags: KeysFlags, folder: string, output: CommandOutput) {
  const { roots, threshold = Math.min(DEFAULT_THRESHOLD, roots) } = flags
  const catalog = flags.catalog === undefined ? undefined : await catalogIdOf(flags.catalog, output.cwd)
  const files = await createKeys({
    folder,
    ...(catalog === undefined ? {} : { catalog }),
    roots,
    threshold,
    algorithms: flags.algorithms,
  })
  const root =
    catalog === undefined
      ? 'The first release makes root/1, once it knows the catalog.'
      : `Build the app of ${catalog} with ${join(flags.out, rootPath(1))}.`
  const text = [
    `${flags.out}: ${roots} root keys (${threshold} sign), one for releases, one for heads`,
    ...files.map(fileLine),
    root,
    'Keep every root key on a stick of its own, away from this machine.',
  ].join('\n')
  return { json: { ...reportOf(flags.out, files), ...(catalog === undefined ? {} : { catalog, root: 1 }) }, text }
}

async function change({ out, rotate, revoke, with: files }: KeysFlags, folder: string, output: CommandOutput) {
  const elsewhere = files.map((file) => resolve(output.cwd, file))
  const { root, made, removed } = await changeKeys({ folder, elsewhere, rotate, revoke })
  const text = [
    `${join(out, rootPath(root.n))} written${revoke.length > 0 ? `, epoch ${root.floor.epoch} begins` : ''}`,
    ...made.map(fileLine),
    `These keys no longer count: ${removed.join(', ')}. Run docent release now, so that devices learn of it.`,
  ].join('\n')
  return { json: { ...reportOf(out, made), catalog: root.catalog, root: root.n, floor: root.floor, removed }, text }
}

/** Ids are public; the secrets stay in their files. */
function reportOf(out: string, files: readonly KeyFile[]) {
  const listed = files.map(({ path, role, keys: own }) => ({
    file: basename(path),
    role,
    keys: own.map(({ id, alg }) => ({ id, alg })),
  }))
  return { out, files: listed }
}

function fileLine({ path, role, keys: own }: KeyFile): string {
  return `  ${role.padEnd(7)}  ${basename(path)}  ${own.map(({ id, alg }) => `${alg} ${id}`).join(', ')}`
}

async function catalogIdOf(text: string, cwd: string): Promise<string> {
  const folder = resolve(cwd, text)
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (isFolder) return decodeManifest((await readCatalogFolder(folder)).manifest).info.catalogId
  if (CatalogId.safeParse(text).success) return text
  throw new DocentError(
    'cli-bad-input',
    `Expected --catalog to be an id (lower-case letters, digits and hyphens, at most 100) or a catalog folder, found "${text}".`,
    { catalog: text },
  )
}

function algorithms(text: string): readonly SignatureAlgorithm[] {
  const chosen = new Set(text.split(',').map((name) => NAMES[name.trim().toLowerCase()]))
  const known = [...chosen].filter((alg) => alg !== undefined)
  if (known.length === chosen.size) return known.toSorted()
  throw new InvalidArgumentError(`Expected ed25519, p256 or both with a comma, found "${text}".`)
}

function moreRoles(text: string, all: readonly Role[]): readonly Role[] {
  const role = ROLES.find((each) => each === text)
  if (role !== undefined) return [...all, role]
  throw new InvalidArgumentError(`Expected ${ROLES.join(', ')}, found "${text}".`)
}

function numberUpTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= 1 && value <= most) return value
    throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}, found "${text}".`)
  }
}
