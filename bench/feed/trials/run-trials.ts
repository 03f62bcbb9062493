/** Runs the trials that are not measured yet, and writes the table of all. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { operationTrials, type OperationFigures } from './operation-trials.ts'
import { rankerTrial, type RankerFigures, SEEDS } from './ranker-trial.ts'
import { safetyTrial, type SafetyFigures } from './safety-trial.ts'
import { type TowerFigures, towerTrial } from './tower-trial.ts'
import { trialData, type TrialData } from './trial-data.ts'
import { trialsTable } from './trials-table.ts'
import { RANKER_IDEAS, SAFETY_IDEAS, TOWER_IDEAS } from './trials.ts'

/** By the name of the trial; undefined where it was not run yet. */
export interface TrialResults {
  base?: RankerFigures & { readonly spread: number }
  ranker: Record<string, RankerFigures>
  towers: Record<string, TowerFigures>
  safety: Record<string, SafetyFigures>
  operation?: readonly OperationFigures[]
  tenfold?: { readonly figures: RankerFigures; readonly oracle: number | undefined }
  oracle?: number
}

const SIZE = { users: 1000, items: 10_000, interactions: 50_000 }
const TENFOLD = 10

/** `anew`: names whose kept results do not count. */
export async function runTrials(root: string, anew: readonly string[]): Promise<void> {
  const folder = join(root, '.cache/feed-trials')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'results.json')
  const results = await kept(file)
  for (const name of anew) for (const of of [results.ranker, results.towers, results.safety]) delete of[name]
  if (anew.includes('base')) delete results.base
  if (anew.includes('operation')) delete results.operation
  if (anew.includes('tenfold')) delete results.tenfold

  const keep = async (name: string): Promise<void> => {
    console.error(`${name} done`)
    await writeFile(file, JSON.stringify(results, null, 2))
    const page = join(root, 'docs/feed-trials.md')
    await mkdir(dirname(page), { recursive: true })
    await writeFile(page, trialsTable(results, SEEDS.length))
  }
  let made: TrialData | undefined
  const data = async (): Promise<TrialData> => (made ??= await trialData(folder, SIZE))

  if (!results.base) {
    results.base = rankerTrial(await data())
    const oracle = (await data()).dataset.info.oracle?.engagementAuc
    if (oracle !== undefined) results.oracle = oracle
    await keep('base')
  }
  for (const { name, change } of RANKER_IDEAS) {
    if (results.ranker[name]) continue
    results.ranker[name] = rankerTrial(await data(), change)
    await keep(name)
  }
  for (const { name, change } of SAFETY_IDEAS) {
    if (results.safety[name]) continue
    results.safety[name] = safetyTrial(await data(), change)
    await keep(`safety: ${name}`)
  }
  if (!results.operation) {
    results.operation = operationTrials(await data())
    await keep('operation')
  }
  for (const { name, change } of TOWER_IDEAS) {
    if (results.towers[name]) continue
    results.towers[name] = towerTrial(await data(), change)
    await keep(`towers: ${name}`)
  }
  if (!results.tenfold) {
    made = undefined // Its memory, before ten times as much is asked for.
    const large = await trialData(folder, {
      users: TENFOLD * SIZE.users,
      items: TENFOLD * SIZE.items,
      interactions: TENFOLD * SIZE.interactions,
    })
    const oracle = large.dataset.info.oracle?.engagementAuc
    results.tenfold = { figures: rankerTrial(large), oracle }
    await keep('tenfold')
  }
  await keep('all')
}

async function kept(file: string): Promise<TrialResults> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as TrialResults
  } catch {
    return { ranker: {}, towers: {}, safety: {} }
  }
}
