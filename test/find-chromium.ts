/**
 * Finds a browser for the tests, in this order: the path in DOCENT_CHROMIUM, a chromium or chrome of the system,
 * Playwright's own, and the one inside the dev dependency `@sparticuz/chromium` (Linux x64, unpacked once into
 * node_modules/.cache), so that `npm ci` alone is enough.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, constants, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium as playwrightChromium } from 'playwright'

/** What Playwright's `launch` takes; the same object serves Vitest's provider. */
export interface ChromiumLaunch {
  readonly executablePath: string
  readonly args: string[]
  readonly env: Record<string, string>
}

/** No sandbox (containers run as root); nothing leaves this machine, whatever the browser itself would like to ask. */
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const APPLICATION_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const SYSTEM_FONTS = '/etc/fonts/fonts.conf'
const NODE_MODULES = fileURLToPath(new URL('../node_modules', import.meta.url))

const run = promisify(execFile)

/** How to launch the first browser found. Throws when DOCENT_CHROMIUM cannot be run, or when there is none at all. */
export async function findChromium(): Promise<ChromiumLaunch> {
  const named = process.env['DOCENT_CHROMIUM']
  if (named) {
    if (!(await isExecutable(named)))
      throw new Error(`DOCENT_CHROMIUM names ${named}: expected an executable file, found none.`)
    return launch(named)
  }
  for (const path of [...onPath(SYSTEM_NAMES), ...APPLICATION_PATHS, playwrightChromium.executablePath()])
    if (await isExecutable(path)) return launch(path)
  if (process.platform === 'linux' && process.arch === 'x64') return launchUnpacked(await unpackOnce())
  throw new Error(
    `No Chromium found on ${process.platform} ${process.arch}. Install Chrome, or run "npx playwright install chromium", ` +
      'or set DOCENT_CHROMIUM to the path of one.',
  )
}

function launch(executablePath: string, extra: Record<string, string> = {}): ChromiumLaunch {
  return { executablePath, args: ARGS, env: { ...inheritedEnv(), ...extra } }
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** The unpacked browser brings fonts and libraries too; each is used only where the system lacks its own. */
async function launchUnpacked(folder: string): Promise<ChromiumLaunch> {
  const executablePath = join(folder, 'chromium')
  const extra: Record<string, string> = {}
  if (!existsSync(SYSTEM_FONTS)) extra['FONTCONFIG_PATH'] = join(folder, 'fonts')
  const { stdout } = await run('ldd', [executablePath]).catch(() => ({ stdout: 'not found' }))
  if (stdout.includes('not found')) {
    const libraries = join(folder, 'al2023', 'lib')
    const inherited = process.env['LD_LIBRARY_PATH']
    extra['LD_LIBRARY_PATH'] = inherited ? `${libraries}${delimiter}${inherited}` : libraries
  }
  return launch(executablePath, extra)
}

/**
 * The folder of the unpacked browser. Unpacks into a folder of its own and then renames it, so that two runs at once
 * never see half a browser: the second to finish finds the name taken and uses that one.
 */
async function unpackOnce(): Promise<string> {
  const manifest = await readFile(join(NODE_MODULES, '@sparticuz/chromium/package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const cache = join(NODE_MODULES, '.cache', 'docent')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'unpacking-'))
  try {
    // The package unpacks into TMPDIR, and its system libraries only where it believes to be on AWS: hence a child
    // process with an environment of its own.
    const script = "await (await import('@sparticuz/chromium')).default.executablePath()"
    const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
    await run(process.execPath, ['--input-type=module', '--eval', script], { env, cwd: join(NODE_MODULES, '..') })
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return folder
}
