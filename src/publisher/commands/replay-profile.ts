/** `docent recommend --replay`: an exported profile's own lists under another configuration. */
import { beginReplay } from '../../engine/replay/begin-replay.ts'
import type { CommandOutput } from './command-output.ts'
import { openEngine } from '../../node.ts'
import { readConfigFile } from '../read-config-file.ts'
import { readProfile } from '../read-profile.ts'
import { replayLog } from '../../engine/replay/replay-log.ts'
import { replayText } from './replay-text.ts'
import { resolve } from 'node:path'

interface ReplayFlags {
  readonly catalog: string
  readonly config?: string
  readonly product?: string
  /** Places of a list that count. */
  readonly count?: number
  readonly seed: number
  readonly json?: true
}

/**
 * [RP22] Over the defaults, which stand for the configuration in force: a profile does not say which one was. Errors:
 * those of the files, of the catalog, and of `beginReplay`.
 */
export async function replayProfile(
  path: string,
  flags: ReplayFlags,
  { cwd, print, tell }: Pick<CommandOutput, 'cwd' | 'print' | 'tell'>,
): Promise<void> {
  const profile = await readProfile(resolve(cwd, path))
  const config = flags.config === undefined ? {} : await readConfigFile(resolve(cwd, flags.config))
  const engine = await openEngine({ catalog: resolve(cwd, flags.catalog), seed: flags.seed })
  const { catalogId, version } = profile.catalog
  if (version !== engine.catalog.version) {
    tell(`the profile was exported under version ${version} of catalog ${catalogId}, this is ${engine.catalog.version}`)
  }
  const { userId, events, preferences } = profile
  const served = profile.served.map((page) => ({ ...page, userId }))
  const options = {
    config,
    ...(flags.product === undefined ? {} : { product: flags.product }),
    ...(flags.count === undefined ? {} : { k: flags.count }),
  }
  const steps = replayLog(beginReplay(engine, userId, { events, served, preferences }, options))
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  print(flags.json ? JSON.stringify(step.value, null, 2) : replayText(step.value))
}
