/** `docent serve`: the sync endpoint, or a built app with its catalog, on this machine. */
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { engineHost } from '../serve/engine-host.ts'
import { findCatalog } from '../serve/find-catalog.ts'
import { museumFeatures } from '../../workers/features.ts'
import { openEngine } from '../../node.ts'
import { serveFolder } from '../serve/serve-folder.ts'
import type { CommandOutput } from './command-output.ts'

interface ServeFlags {
  readonly api?: boolean
  readonly port: number
  readonly host: string
}

const DEFAULT_PORT = 8080
const LARGEST_PORT = 65_535

const EXAMPLE = `
Examples:
  docent serve site
  docent serve dist --port 80 --host 0.0.0.0
  docent serve catalog --api --port 8787

Objects are served to be kept for ever, the head for five minutes; nothing is logged. Ctrl-C finishes the downloads that
have begun and stops. Any static host does as well: docs/hosting has what to write into nginx, Caddy and _headers.

With --api the folder's catalog is recommended from at /recsys/api: ingest, recommend, usermodel and features, for any
number of users, in memory until the command ends. /recsys/docs is the reference. It asks nobody for a password: leave
it at 127.0.0.1, or put something in front of it that does.`

/** Adds the command to `program`. It runs until SIGINT or SIGTERM. */
export function addServeCommand(program: Command, output: CommandOutput): void {
  program
    .command('serve')
    .description('serve a released site, or an app with its catalog')
    .argument('<dir>', 'folder to serve')
    .option('--api', 'answer REST requests below /recsys from the catalog in the folder')
    .option('--port <n>', 'port to listen at; 0 takes a free one', portNumber, DEFAULT_PORT)
    .option('--host <address>', 'address to listen at; 0.0.0.0 is reached from other machines', '127.0.0.1')
    .addHelpText('after', EXAMPLE)
    .action((folder: string, flags: ServeFlags) => serve(folder, flags, output))
}

async function serve(given: string, { api, port, host }: ServeFlags, output: CommandOutput): Promise<void> {
  const stopped = signalled(['SIGINT', 'SIGTERM'])
  const folder = resolve(output.cwd, given)
  const engine = api ? await openEngine({ catalog: await findCatalog(folder), features: museumFeatures }) : undefined
  const served = await serveFolder({
    folder,
    port,
    host,
    tell: output.tell,
    ...(engine ? { api: engineHost(engine) } : {}),
  })
  output.print(`${given} is served at ${served.url}${engine ? `, its reference is at ${served.url}recsys/docs` : ''}`)
  await stopped
  await served.close()
}

function signalled(signals: readonly NodeJS.Signals[]): Promise<void> {
  return new Promise((settle) => {
    const stop = (): void => {
      // The second Ctrl-C ends at once, as anywhere.
      for (const signal of signals) process.removeListener(signal, stop)
      settle()
    }
    for (const signal of signals) process.on(signal, stop)
  })
}

function portNumber(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > LARGEST_PORT) {
    throw new InvalidArgumentError(`Expected a port from 0 to ${LARGEST_PORT}, found "${text}".`)
  }
  return value
}
