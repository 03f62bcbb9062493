import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { creatorIdOf, tagKey } from '../../../../src/contracts/content.ts'
import { DAY_MS } from '../../../../src/base/time.ts'
import { readDataset } from '../../../../src/publisher/dataset/read-dataset.ts'
import { runCommandLine } from '../../../../src/publisher/run-command-line.ts'
import { aCommandOutput, type CollectedOutput } from '../../../builders/a-command-output.ts'
import { aContent, someTags } from '../../../builders/a-content.ts'
import { aFolder } from '../../../builders/a-folder.ts'
import { aPack } from '../../../builders/a-pack.ts'

async function generate(cwd: string, ...args: readonly string[]): Promise<CollectedOutput & { exit: number }> {
  const output = aCommandOutput(cwd)
  return { ...output, exit: await runCommandLine(['generate', ...args], output) }
}

const SMALL = ['--users', '30', '--items', '300', '--interactions', '600']

describe('docent generate', () => {
  it('[DS4] prints the best that any model can reach, and writes what it says', async () => {
    const cwd = await aFolder()
    const { exit, printed, told } = await generate(cwd, ...SMALL, '-o', 'data')
    expect(exit).toBe(0)
    expect(printed()).toMatch(
      /^data generated: 30 users, 300 items of 3 creators\n {2}interactions {2}600, \d+\.\d % engaged/,
    )
    expect(printed()).toMatch(/oracle AUC {2}engagement 0\.\d{4}, follow 0\.\d{4}/)
    expect(told()).toContain('Simulating visitors: 30 of 30')
    const { info, interactions } = await readDataset(join(cwd, 'data'))
    expect(interactions.n).toBe(600)
    expect(info).toMatchObject({ generated: true, seed: 42, params: { users: 30, start: '2026-01-01T00:00:00.000Z' } })
  })

  it('[DS2] prints dataset.json, the same for the same options, from the day asked for', async () => {
    const cwd = await aFolder()
    const options = [...SMALL, '--seed', '7', '--start', '2025-03-01', '--json']
    const [one, two] = [await generate(cwd, ...options, '-o', 'one'), await generate(cwd, ...options, '-o', 'two')]
    expect(one.printed()).toBe(two.printed())
    expect(one.printed()).toBe(await readFile(join(cwd, 'two/dataset.json'), 'utf8'))
    const { ts } = (await readDataset(join(cwd, 'one'))).interactions
    expect(ts[0]).toBeGreaterThanOrEqual(Date.UTC(2025, 2, 1))
  })

  it('[DS8] takes items, tags, creators and dates from a catalog', async () => {
    const newest = Date.UTC(2026, 4, 20, 12)
    const contents = Array.from({ length: 40 }, (_, at) =>
      aContent({
        id: `work-${at}`,
        tags: someTags(`subject:${['sea', 'storm', 'town', 'face'][at % 4]}`, `mood:${at % 3}`),
        ...(at % 5 === 0 ? {} : { creator: `maker ${at % 7}` }),
        ...(at % 2 === 0 ? { curator: `curator-${at % 3}` } : {}),
        publishedAt: newest - at * DAY_MS,
        quality: (at % 10) / 10,
      }),
    )
    const { files } = await aPack(contents)
    const cwd = await aFolder({
      'catalog/manifest.json': files.manifest,
      'catalog/items.ndjson': files.items,
      'catalog/vectors.bin': files.vectors,
    })
    const { exit, told } = await generate(
      cwd,
      '--catalog',
      'catalog',
      '--users',
      '20',
      '--interactions',
      '300',
      '-o',
      'data',
    )
    expect(exit, told()).toBe(0)
    const { info, items, interactions, follows } = await readDataset(join(cwd, 'data'))
    expect(info).toMatchObject({ catalogSource: 'a-pack', params: { start: '2026-04-21T00:00:00.000Z' } })
    const byId = new Map(contents.map((content) => [content.id, content]))
    expect(items).toHaveLength(40)
    for (const { id, creatorId, tags, quality, createdAt } of items) {
      const content = byId.get(id)!
      expect({ creatorId, tags, quality, createdAt }).toEqual({
        creatorId: creatorIdOf(content),
        tags: content.tags.map(tagKey),
        quality: content.quality,
        createdAt: content.publishedAt,
      })
    }
    for (let at = 0; at < interactions.n; at++) {
      expect(items[interactions.item[at]!]!.createdAt).toBeLessThanOrEqual(interactions.ts[at]!)
    }
    expect(follows.length).toBeGreaterThan(0)
  })

  it('[DS10] says so where there are too few items for the visitors', async () => {
    const { exit, told } = await generate(
      await aFolder(),
      '--users',
      '2',
      '--items',
      '10',
      '--interactions',
      '99',
      '-o',
      'd',
    )
    expect(exit).toBe(0)
    expect(told()).toMatch(/warning: \d+ of 99 interactions/)
  })

  it('[DS2] refuses numbers and days that are none', async () => {
    const cwd = await aFolder()
    for (const wrong of [
      ['--users', '-1'],
      ['--items', '1e9x'],
      ['--start', 'soon'],
      ['--start', '2026-13-01'],
    ]) {
      expect((await generate(cwd, ...wrong, '-o', 'data')).exit).toBe(1)
    }
  })
})
