import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { anEngine, aRawLook } from '../../../builders/an-engine.ts'
import { aTime, aUser } from '../../../builders/an-event.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContent, someTags } from '../../../builders/a-content.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aPack } from '../../../builders/a-pack.ts'
import { COUNTS_FORMAT } from '../../../../src/contracts/experiment.ts'
import { exportProfile } from '../../../../src/engine/transfer/export-profile.ts'
import { MINUTE_MS } from '../../../../src/base/time.ts'
import type { ReplayReport } from '../../../../src/contracts/replay-report.ts'
import { openCatalog } from '../../../../src/catalog/open-catalog.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'

const works = Array.from({ length: 30 }, (_, at) =>
  aContent({ id: `w${at}`, title: `Work ${at}`, tags: someTags(at % 2 ? 'subject:sea' : 'subject:snow') }),
)

let folder: Parameters<typeof aFolder>[0]

beforeAll(async () => {
  const { files } = await aPack(works)
  const { engine, setNow } = anEngine(await openCatalog(files))
  for (let at = 0; at < 12; at++) {
    setNow(aTime + at * 20 * MINUTE_MS)
    await engine.recommend(aUser)
    await engine.ingest([aRawLook(`w${at * 2 + 1}`, { originalTimestamp: aTime + at * 20 * MINUTE_MS + 1 })])
  }
  const profile = await exportProfile(engine, aUser)
  const counts = (visitor: string): unknown => ({
    format: COUNTS_FORMAT,
    schemaVersion: 1,
    note: '',
    experiments: [
      {
        experiment: 'variety',
        visitor,
        arms: [
          { name: 'plain', share: 0.5 },
          { name: 'wide', share: 0.5 },
        ],
        arm: 'plain',
        metrics: { engaged: 2 },
      },
    ],
  })
  folder = {
    'catalog/manifest.json': files.manifest,
    'catalog/items.ndjson': files.items,
    'catalog/vectors.bin': files.vectors,
    'profile.json': JSON.stringify(profile),
    'newer.json': JSON.stringify({ ...profile, schemaVersion: 7 }),
    'config.json': '{"mmrLambda": 0.1}',
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`counts/${at}.json`, JSON.stringify(counts(`${10_000_000 + at}`))]),
    ),
    'counts/not.json': '{}',
  }
})

async function docent(...args: readonly string[]): Promise<CollectedOutput & { exit: number }> {
  const output = aCommandOutput(await aFolder(folder))
  return { ...output, exit: await runCommandLine(args, output) }
}

describe('docent recommend --replay', () => {
  const replay = ['recommend', '--catalog', 'catalog', '--config', 'config.json', '--replay']

  it('[RP22] prints the metrics of both configurations as a table, or the whole report', async () => {
    const { exit, printed } = await docent(...replay, 'profile.json', '--count', '5')
    expect(exit).toBe(0)
    expect(printed()).toMatch(/^12 lists after which a work was liked, of 1 visit/)
    expect(printed()).toMatch(/\n {13}in force {3}other {2}difference\nHR@5 {11}0\.\d{4}/)
    for (const name of ['HR@5', 'nDCG@5', 'MRR@5', 'coverage@5', 'diversity@5']) expect(printed()).toContain(name)

    const report = JSON.parse((await docent(...replay, 'profile.json', '--json')).printed()) as ReplayReport
    expect(report).toMatchObject({ product: 'gallery', k: 10, of: 'served-lists', requests: 12 })
    expect(report.result?.other).not.toEqual(report.result?.inForce)
  })

  it.each([
    ['newer.json', 'profile-newer'],
    ['config.json', 'profile-invalid'],
    ['absent.json', 'profile-invalid'],
  ])('[RP3] refuses %s', async (file, code) => {
    const { exit, printed } = await docent(...replay, file, '--json')
    expect(exit).toBe(1)
    expect(JSON.parse(printed())).toMatchObject({ error: { code } })
  })
})

describe('docent experiments merge', () => {
  const files = Array.from({ length: 20 }, (_, at) => `counts/${at}.json`)

  it('[RP21] prints means of the arms that enough visitors are in, and names those held back', async () => {
    const { exit, printed } = await docent('experiments', 'merge', ...files)
    expect(exit).toBe(0)
    expect(printed()).toContain('variety (control: plain)')
    expect(printed()).toMatch(/plain, 20 visitors {2}engaged {2,}2\.000/)
    expect(printed()).toContain('left out, as fewer than 20 visitors are in it: wide')
  })

  it('[RP21] refuses what are no counts, with the file and the fault', async () => {
    const { exit, told } = await docent('experiments', 'merge', ...files, 'counts/not.json')
    expect(exit).toBe(1)
    expect(told()).toMatch(/counts in .*not\.json: format: expected "docent-experiment-counts", found nothing/)
  })
})
